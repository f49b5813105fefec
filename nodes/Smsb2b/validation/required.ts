import { formBody, type PreSend } from '../../../lib/api/context';
import type { ApiErrorCode } from '../../../lib/errors/apiErrorTexts';
import { isBlank, textOf, trimmed } from '../../../lib/values/single';
import { emptyField } from './inputErrors';

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

/** Leaves out what the user did not fill in: an empty value would be sent as one. */
export const omitEmpty: PreSend = async function (request) {
	const body = formBody(request);
	for (const [property, value] of Object.entries(body)) {
		if (isBlank(value)) delete body[property];
	}
	return request;
};
