import type { IDataObject } from 'n8n-workflow';

import { getOwn } from '../values/getOwn';
import { API_ERRORS, type ApiErrorText, isApiErrorCode, UNKNOWN_API_ERROR } from './apiErrorTexts';
import { quotation } from './displayText';
import { Smsb2bError } from './itemError';

/** Characters of SMSB2B's remarks that a message quotes. */
const MOST_QUOTED_REMARKS = 300;

/** Characters of a value that a message quotes: a list of recipients would hide the rest. */
const MOST_QUOTED_VALUE = 60;

/**
 * A sentence with the value that a rejection is about; empty where the code tells of none, or the request had none.
 *
 * @param parameters the form fields of the request
 */
export function rejectedValue(code: unknown, parameters: IDataObject): string {
	if (typeof code !== 'string' || !isApiErrorCode(code)) return '';
	const { parameter = '' }: ApiErrorText = API_ERRORS[code];
	const value = getOwn(parameters, parameter);
	if (typeof value !== 'string' && typeof value !== 'number') return '';
	const quote = quotation(String(value), MOST_QUOTED_VALUE);
	return quote === '' ? '' : `The value was "${quote}".`;
}

/**
 * The error that tells the reader of a rejection what it means, from {@link API_ERRORS}.
 *
 * @param code as SMSB2B wrote it; one that is not known is quoted
 * @param remarks of SMSB2B, without secrets; may be empty
 */
export function apiError(code: string, remarks: string): Smsb2bError {
	const { message, description, isFatal } = isApiErrorCode(code)
		? API_ERRORS[code]
		: UNKNOWN_API_ERROR;
	const quote = quotation(remarks, MOST_QUOTED_REMARKS);
	const quoted =
		quote === '' ? `SMSB2B gave code ${code}` : `SMSB2B said: "${quote}" (code ${code})`;
	return new Smsb2bError({
		message,
		description: `${description} ${quoted}.`,
		context: { code, remarks },
		isFatal,
	});
}
