import type { EndedItem } from '../operation';

/** Says how many recipients of a bulk message do not have it, and when a request was made for each of them alone. */
export function bulkOutcome(ended: EndedItem[]): string[] {
	return [...notAccepted(ended), ...oneByOne(ended)];
}

function notAccepted(ended: EndedItem[]): string[] {
	const results = ended.flatMap(({ outputs }) => outputs);
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

function oneByOne(ended: EndedItem[]): string[] {
	if (ended.length < 2 || !ended.every(({ outputs }) => outputs.length === 1)) return [];
	return [
		`${ended.length} requests with one recipient each were made. To send one message to all input items in one request, set Recipients to Input Items.`,
	];
}
