import type { IDataObject } from 'n8n-workflow';

import { isBlank } from '../../../lib/values/single';
import { countMessages } from '../hints/repeatedMessages';
import { text } from '../fields/message';
import type { EndedItem, Operation } from '../operation';
import { missingInTexts } from '../safeguards/missingValues';
import { addUp, type Estimate } from './estimate';
import { roundedCredits } from './previewMessage';

/** What should be known of messages before they are sent. @param operation the preview, whose texts those are */
export function previewHints(ended: EndedItem[], operation: Operation): string[] {
	const outputs = ended.flatMap((item) => item.outputs);
	const estimates = outputs.filter(isEstimate) as unknown as Estimate[];
	return [
		...withoutNumber(outputs, estimates.length > 0),
		...incomplete(ended, operation),
		...repeated(ended),
		...(estimates.length > 0 ? notCovered(estimates) : []),
	];
}

function isEstimate({ messages }: IDataObject): boolean {
	return messages !== undefined;
}

function isInvalid({ valid, invalid }: IDataObject): boolean {
	return valid === false || invalid === 1;
}

function withoutNumber(outputs: IDataObject[], isSummary: boolean): string[] {
	const count = outputs.filter(isInvalid).length;
	if (count === 0) return [];
	const where = isSummary
		? 'To see which and why, set Result to Each Message.'
		: 'The field "reason" says why.';
	return [`${count} of ${outputs.length} messages have no valid number. ${where}`];
}

function incomplete(ended: EndedItem[], operation: Operation): string[] {
	const items = ended.map(({ item }) => item);
	const [first, ...others] = missingInTexts(items, operation, [text.name]);
	if (!first) return [];
	const count = others.length + 1;
	return [
		`Values are missing in ${count} of ${items.length} messages, and Send stops at them: ${first.missing[0].words} (item ${first.index + 1}).`,
	];
}

function repeated(ended: EndedItem[]): string[] {
	const items = ended
		.filter(({ outputs }) => !outputs.some(isInvalid))
		.map(({ item }) => item)
		.filter((item) => !isBlank(item.getNodeParameter('to', '')));
	const counts = countMessages(items);
	const more = items.length - counts.size;
	if (more === 0) return [];
	return [
		`${more} of ${items.length} messages repeat another: the same text to the same number. To prevent it, put a Remove Duplicates node before this one.`,
	];
}

function notCovered(estimates: Estimate[]): string[] {
	const { cost, balance } = addUp(estimates);
	if (cost === null) {
		const unknown = estimates.filter((estimate) => estimate.cost === null).length;
		return [
			`The cost of ${unknown} of ${estimates.length} messages is unknown: To is empty, Check Numbers is off, or SMSB2B told no price. To see which, set Result to Each Message.`,
		];
	}
	if (cost <= balance) return [];
	return [
		`The messages cost ${cost} credits, ${roundedCredits(cost - balance)} more than the balance (${balance}).`,
	];
}
