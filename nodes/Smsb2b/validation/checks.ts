import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { ItemContext, PreSend } from '../../../lib/api/context';
import { ItemFailure, type FailureText } from '../../../lib/errors/itemError';
import { REFUSALS, type RefusalCode } from '../../../lib/errors/apiErrors';
import { asBoolean } from '../../../lib/values/boolean';
import { isBlank, textOf, trimmed } from '../../../lib/values/single';

export { isBlank, trimmed } from '../../../lib/values/single';

/** The form fields of a request. */
export function bodyOf(request: Pick<IHttpRequestOptions, 'body'>): IDataObject {
	return request.body as IDataObject;
}

/** The failure of an item whose input cannot be sent, so that no request is made. */
export function inputFailure(context: ItemContext, text: FailureText): ItemFailure {
	const remedy = `${text.remedy} Nothing was sent for this item.`;
	return new ItemFailure(context.getNode(), context.getItemIndex(), { ...text, remedy });
}

/** The failure that SMSB2B would answer with this code, known before the request is made. */
export function foreseen(context: ItemContext, code: RefusalCode): ItemFailure {
	const { what, remedy } = REFUSALS[code];
	return inputFailure(context, { what, remedy, facts: { code: String(code) } });
}

/**
 * Refuses several items where the execution waits: n8n parks whole executions, and the answer to one would let all go on.
 *
 * @throws ItemFailure when there is more than one
 */
export function requireSingleItem(
	context: ItemContext,
	count: number,
	{ operation, remedy }: { operation: string; remedy: string },
): void {
	if (count === 1) return;
	throw inputFailure(context, {
		what: `${operation} takes one item at a time and got ${count}`,
		remedy,
	});
}

/** Refuses an empty value, with the message of the code with which SMSB2B would refuse it, if it has one. */
export function required(property: string, label: string, code?: RefusalCode): PreSend {
	return async function (request) {
		const value = trimmed(bodyOf(request)[property]);
		if (value === '') throw emptyField(this, label, code);
		bodyOf(request)[property] = value;
		return request;
	};
}

/** As {@link required}, for a value in which spaces at the ends count, such as a password. */
export function requiredAsTyped(property: string, label: string): PreSend {
	return async function (request) {
		const value = bodyOf(request)[property];
		if (isBlank(value)) throw emptyField(this, label);
		bodyOf(request)[property] = textOf(value);
		return request;
	};
}

/** The failure of an empty field; a code whose message speaks of other fields only lends its number. */
export function emptyField(context: ItemContext, label: string, code?: RefusalCode): ItemFailure {
	if (code && speaksOf(label, REFUSALS[code])) return foreseen(context, code);
	return inputFailure(context, {
		what: `The value of "${label}" is empty`,
		remedy: `Enter it in "${label}"; if it is an expression, check that the input item has the field.`,
		...(code ? { facts: { code: String(code) } } : {}),
	});
}

function speaksOf(label: string, { what, remedy }: FailureText): boolean {
	return `${what} ${remedy}`.includes(`"${label}"`);
}

/** Refuses a value that is not one ID: IDs are numbers, and a list would be read as its first. */
export function oneId(property: string, label: string, code: RefusalCode): PreSend {
	return async function (request) {
		const value = asId(bodyOf(request)[property]);
		if (value === '') throw emptyField(this, label, code);
		checkId(this, value, label);
		bodyOf(request)[property] = value;
		return request;
	};
}

/** An ID as it is sent: 123.0 is what a spreadsheet's column of numbers makes of 123. */
export function asId(value: unknown): string {
	return trimmed(value).replace(/^(\d{1,20})\.0{1,10}$/, '$1');
}

/** @throws ItemFailure when a text is not one ID, such as a word, or a number that a spreadsheet has shortened */
export function checkId(context: ItemContext, text: string, label: string): void {
	if (/^[\w-]+$/.test(text) && /\d/.test(text) && !/^\d+e\d+$/i.test(text)) return;
	throw inputFailure(context, {
		what: `The value in "${label}" is not one ID: ${text.slice(0, 60)}`,
		remedy: 'Enter a single ID. For several, give the node an item for each.',
	});
}

/** Sends a yes as `true`, and leaves a no out, as the API's users do. */
export function yesOrNo(property: string, label: string): PreSend {
	return async function (request) {
		if (isYes(this, bodyOf(request)[property], label)) bodyOf(request)[property] = true;
		else delete bodyOf(request)[property];
		return request;
	};
}

/**
 * Whether a parameter that is not sent is switched on.
 *
 * @throws ItemFailure when its value is neither yes nor no
 */
export function isSwitchedOn(
	context: ItemContext,
	parameter: string,
	label: string,
	byDefault = false,
): boolean {
	return isYes(context, context.getNodeParameter(parameter, byDefault), label);
}

/**
 * A yes or no; nothing is a no.
 *
 * @throws ItemFailure when the value is neither
 */
export function isYes(context: ItemContext, value: unknown, label: string): boolean {
	const isOn = asBoolean(value);
	if (isOn !== undefined) return isOn;
	throw inputFailure(context, {
		what: `The value of "${label}" is neither true nor false: ${trimmed(value).slice(0, 60)}`,
		remedy: 'Switch it on or off, or let the expression give true or false.',
	});
}

/** Leaves out what the user did not fill in: an empty value would be sent as one. */
export const omitEmpty: PreSend = async function (request) {
	const body = bodyOf(request);
	for (const [property, value] of Object.entries(body)) {
		if (value === '' || value === null || value === undefined) delete body[property];
	}
	return request;
};
