import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { ItemContext, PreSend } from '../../../lib/api/context';
import { API_ERRORS, type ApiErrorCode } from '../../../lib/errors/apiErrorTexts';
import { type ErrorText, ItemError } from '../../../lib/errors/itemError';
import { parseBoolean } from '../../../lib/values/boolean';
import { isBlank, textOf, trimmed } from '../../../lib/values/single';
import { visible } from '../../../lib/values/visible';

/** The form fields of a request. */
export function formBody(request: Pick<IHttpRequestOptions, 'body'>): IDataObject {
	return request.body as IDataObject;
}

/** The error of an item whose input cannot be sent, so that no request is made. */
export function invalidInput(context: ItemContext, text: ErrorText): ItemError {
	const description = `${text.description} Nothing was sent for this item.`;
	return new ItemError(context.getNode(), context.getItemIndex(), { ...text, description });
}

/** The error that SMSB2B would return with this code, known before the request is made. */
export function apiErrorFor(context: ItemContext, code: ApiErrorCode): ItemError {
	const { message, description } = API_ERRORS[code];
	return invalidInput(context, { message, description, context: { code: String(code) } });
}

/**
 * Refuses several items where the execution waits: n8n parks whole executions, and the response to one would let all go on.
 *
 * @throws ItemError when there is more than one
 */
export function requireSingleItem(
	context: ItemContext,
	count: number,
	{ operation, description }: { operation: string; description: string },
): void {
	if (count === 1) return;
	throw invalidInput(context, {
		message: `${operation} handles one item at a time, but got ${count}`,
		description,
	});
}

/** Rejects an empty value, with the message of the code with which SMSB2B would reject it, if it has one. */
export function required(property: string, label: string, code?: ApiErrorCode): PreSend {
	return async function (request) {
		const value = formBody(request)[property];
		if (isBlank(value)) throw emptyField(this, label, code);
		formBody(request)[property] = trimmed(value);
		return request;
	};
}

/** As {@link required}, for a value in which spaces at the ends count, such as a password. */
export function requiredAsTyped(property: string, label: string): PreSend {
	return async function (request) {
		const value = formBody(request)[property];
		if (isBlank(value)) throw emptyField(this, label);
		formBody(request)[property] = textOf(value);
		return request;
	};
}

/** The error of an empty field; a code whose message speaks of other fields only lends its number. */
export function emptyField(context: ItemContext, label: string, code?: ApiErrorCode): ItemError {
	if (code && speaksOf(label, API_ERRORS[code])) return apiErrorFor(context, code);
	return invalidInput(context, {
		message: `The value of "${label}" is empty`,
		description: `Enter it in "${label}"; if it is an expression, check that the input item has the field.`,
		...(code ? { context: { code: String(code) } } : {}),
	});
}

function speaksOf(label: string, { message, description }: ErrorText): boolean {
	return `${message} ${description}`.includes(`"${label}"`);
}

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

/** Sends a yes as `true`, and leaves a no out, as the API's users do. */
export function booleanFlag(property: string, label: string): PreSend {
	return async function (request) {
		if (requireBoolean(this, formBody(request)[property], label))
			formBody(request)[property] = true;
		else delete formBody(request)[property];
		return request;
	};
}

/**
 * Whether a parameter that is not sent is switched on.
 *
 * @throws ItemError when its value is neither yes nor no
 */
export function getBoolean(
	context: ItemContext,
	parameter: string,
	label: string,
	byDefault = false,
): boolean {
	return requireBoolean(context, context.getNodeParameter(parameter, byDefault), label, byDefault);
}

/**
 * A yes or no; nothing is what stands in the field by default.
 *
 * @throws ItemError when the value is neither
 */
export function requireBoolean(
	context: ItemContext,
	value: unknown,
	label: string,
	byDefault = false,
): boolean {
	const isOn = isBlank(value) ? byDefault : parseBoolean(value);
	if (isOn !== undefined) return isOn;
	throw invalidInput(context, {
		message: `The value of "${label}" is neither true nor false: ${trimmed(value).slice(0, 60)}`,
		description: 'Turn it on or off, or let the expression return true or false.',
	});
}

/** Leaves out what the user did not fill in: an empty value would be sent as one. */
export const omitEmpty: PreSend = async function (request) {
	const body = formBody(request);
	for (const [property, value] of Object.entries(body)) {
		if (isBlank(value)) delete body[property];
	}
	return request;
};
