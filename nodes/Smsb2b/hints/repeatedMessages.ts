import { textOf, trimmed } from '../../../lib/values/single';
import type { EndedItem } from '../operation';

/** Says when several input items sent the same text to the same number, in the same spelling. */
export function repeatedMessages(ended: EndedItem[]): string[] {
	const counts = new Map<string, number>();
	for (const { item, outputs } of ended) {
		if (outputs.some(({ alreadySent }) => alreadySent === true)) continue;
		const to = trimmed(item.getNodeParameter('to', ''));
		const message = JSON.stringify([to, textOf(item.getNodeParameter('text', ''))]);
		counts.set(message, (counts.get(message) ?? 0) + 1);
	}
	const repeated = [...counts.values()].filter((count) => count > 1);
	if (repeated.length === 0) return [];
	if (counts.size === 1) {
		return [
			`${repeated[0]} messages with the same number and text were sent, one for each input item. To send a single one, turn on Execute Once in the node's settings.`,
		];
	}
	const who = repeated.length === 1 ? 'One number' : `${repeated.length} numbers`;
	return [
		`${who} received the same text more than once, because several input items have the same number and text. To prevent it, put a Remove Duplicates node before this one.`,
	];
}
