import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { ItemContext, PreSend } from '../operation';
import { ItemFailure, type FailureText } from '../response/failures';
import { REFUSALS, type RefusalCode } from '../response/refusals';

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

/** A parameter as the text that will be sent, without spaces around it. */
export function trimmed(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** Whether a field was left empty. A date that an expression gives is an object, and is not. */
export function isBlank(value: unknown): boolean {
	return value === undefined || value === null || String(value).trim() === '';
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
		bodyOf(request)[property] = String(value);
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
		const value = trimmed(bodyOf(request)[property]);
		if (value === '') throw emptyField(this, label, code);
		checkId(this, value, label);
		bodyOf(request)[property] = value;
		return request;
	};
}

/** @throws ItemFailure when a text is not one ID */
export function checkId(context: ItemContext, text: string, label: string): void {
	if (/^[\w-]+$/.test(text)) return;
	throw inputFailure(context, {
		what: `The value in "${label}" is not one ID: ${text.slice(0, 60)}`,
		remedy: 'Enter a single ID. For several, give the node an item for each.',
	});
}

/** A value that an expression gives as text, such as the column of a table, as yes or no; undefined when it is neither. */
export function asBoolean(value: unknown): boolean | undefined {
	const word = isBlank(value) ? 'false' : String(value).trim().toLowerCase();
	if (['true', '1', 'yes'].includes(word)) return true;
	return ['false', '0', 'no'].includes(word) ? false : undefined;
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

function isYes(context: ItemContext, value: unknown, label: string): boolean {
	const isOn = asBoolean(value);
	if (isOn !== undefined) return isOn;
	throw inputFailure(context, {
		what: `The value of "${label}" is neither true nor false: ${trimmed(value).slice(0, 60)}`,
		remedy: 'Switch it on or off, or let the expression give true or false.',
	});
}

/** Refuses a list or an object where a text is due: its members would be sent as fields of other names. */
export function plainText(property: string, label: string): PreSend {
	return async function (request) {
		const value = bodyOf(request)[property];
		if (typeof value !== 'object' || value === null) return request;
		throw inputFailure(this, {
			what: `The value of "${label}" is a list or an object, not a text`,
			remedy: `Choose one of its values, e.g. {{ $json.field.part }}, in "${label}".`,
		});
	};
}

/** Leaves out what the user did not fill in: an empty value would be sent as one. */
export const omitEmpty: PreSend = async function (request) {
	const body = bodyOf(request);
	for (const [property, value] of Object.entries(body)) {
		if (value === '' || value === null || value === undefined) delete body[property];
	}
	return request;
};
