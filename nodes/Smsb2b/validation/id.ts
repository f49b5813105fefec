import { formBody, type ItemContext, type PreSend } from '../../../lib/api/context';
import type { ApiErrorCode } from '../../../lib/errors/apiErrorTexts';
import { textOf } from '../../../lib/values/single';
import { visible } from '../../../lib/values/visible';
import { emptyField, invalidInput } from './inputErrors';

/** Refuses a value that is not one ID: IDs are numbers, and a list would be read as its first. */
export function requireSingleId(property: string, label: string, code: ApiErrorCode): PreSend {
	return async function (request) {
		const value = normalizeId(formBody(request)[property]);
		if (value === '') throw emptyField(this, label, code);
		requireId(this, value, label);
		formBody(request)[property] = value;
		return request;
	};
}

/** An ID as it is sent: 123.0 and 123,00 are what a spreadsheet's column of numbers makes of 123. */
export function normalizeId(value: unknown): string {
	return visible(textOf(value)).replace(/^(\d{1,20})[.,]0{1,2}$/, '$1');
}

/** @throws ItemError when a text is not one ID, such as a word, or a number that a spreadsheet has shortened */
export function requireId(context: ItemContext, text: string, label: string): void {
	if (/^\w[\w-]*$/.test(text) && /\d/.test(text) && !/^\d+e\d+$/i.test(text)) return;
	throw invalidInput(context, {
		message: `The value in "${label}" is not one ID: ${text.slice(0, 60)}`,
		description: 'Enter one ID. For several, pass one item per ID.',
	});
}
