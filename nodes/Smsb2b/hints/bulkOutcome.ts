import type { IDataObject } from 'n8n-workflow';

import type { EndedItem } from '../operation';

/** Says how many recipients of a bulk message do not have it, and when a request was made for each of them alone. */
export function bulkOutcome(ended: EndedItem[]): string[] {
	return [...notAccepted(ended), ...oneByOne(ended)];
}

/** Says how many recipients do not have a message. */
export function notAccepted(ended: EndedItem[]): string[] {
	const results = ended.flatMap(({ outputs }) => outputs.filter(isOfRecipient));
	const rejected = results.filter(({ accepted }) => accepted === false).length;
	const unknown = results.filter(({ outcomeKnown }) => outcomeKnown === false).length;
	return [
		...(rejected > 0
			? [
					`${rejected} of ${results.length} recipients were not accepted. The field "reason" says why.`,
				]
			: []),
		...(unknown > 0
			? [
					`Whether ${unknown} of ${results.length} recipients received the message is unknown. The field "reason" says why; check before you send it to them again.`,
				]
			: []),
	];
}

/** Not a response that is output as it came, and not an ID of which it is unknown whose it is. */
function isOfRecipient({ to }: IDataObject): boolean {
	return to !== undefined;
}

function oneByOne(ended: EndedItem[]): string[] {
	const isSingle = ({ outputs }: EndedItem) => outputs.length === 1 && isOfRecipient(outputs[0]);
	const made = ended.filter(
		({ outputs: [output] }) => output?.accepted === true && output.alreadySent !== true,
	).length;
	if (made < 2 || !ended.every(isSingle)) return [];
	return [
		`${made} requests with one recipient each were made. To send one message to all input items in one request, set Recipients to Input Items.`,
	];
}
