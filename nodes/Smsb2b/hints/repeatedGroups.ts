import { countEach } from '../../../lib/values/countEach';
import { textOf } from '../../../lib/values/single';
import type { EndedItem } from '../operation';

/** Says when several input items sent the same text to the same group. */
export function repeatedGroups(ended: EndedItem[]): string[] {
	const messages = ended.filter(hasSent).map(({ item }) => {
		const group = textOf(item.getNodeParameter('groupId', '', { extractValue: true }));
		return JSON.stringify([group, textOf(item.getNodeParameter('text', ''))]);
	});
	const most = Math.max(0, ...countEach(messages).values());
	if (most < 2) return [];
	return [
		`The same text was sent ${most} times to the same group, once for each input item. To send it once, turn on Execute Once in the node's settings.`,
	];
}

/** Whether a message went out for an item; a response that is output as it came is one to such a message. */
function hasSent({ outputs }: EndedItem): boolean {
	return outputs.some(
		({ accepted, alreadySent, response }) =>
			response !== undefined || (accepted === true && alreadySent !== true),
	);
}
