import { quotation } from '../errors/displayText';
import { Smsb2bError } from '../errors/itemError';
import type { ApiResponse } from './formats';
import { codeOfWording, isApiErrorCode, API_ERRORS, UNKNOWN_API_ERROR } from '../errors/apiErrors';
import { withoutSecrets } from '../errors/redactSecrets';

/** What an answer says of its call: whether SMSB2B carried it out, or that nobody knows. */
export type CallOutcome = 'accepted' | 'rejected' | 'unknown';

/**
 * What became of a call. HTTP status and envelope decide it here, once. Of the envelope only `status` counts: `error` can
 * be 0 in a refusal, `remarks` varies, and other servers write an `error` too. What comes with HTTP 500 or above is no
 * refusal, whatever it holds: a gateway may have written it after SMSB2B carried the call out.
 */
export function outcomeOf(httpStatus: number, { status }: ApiResponse): CallOutcome {
	if (isOneOf(status, '1')) return 'accepted';
	return isOneOf(status, '0') && httpStatus < 500 ? 'rejected' : 'unknown';
}

/** Characters of SMSB2B's remarks that the error output has, and those that a message quotes; real ones have 60. */
const MOST_REMARKS = 1_000;
const MOST_QUOTED_REMARKS = 300;

/**
 * The failure that tells the reader of a refusal what it means, from {@link API_ERRORS}.
 *
 * @param secrets what must not be shown, although a server may echo it
 */
export function apiError(answer: ApiResponse, secrets: readonly string[]): Smsb2bError {
	const code = codeOf(answer);
	const { message, description, isFatal } = isApiErrorCode(code)
		? API_ERRORS[code]
		: UNKNOWN_API_ERROR;
	const written = typeof answer.remarks === 'string' ? answer.remarks.trim() : '';
	const remarks = withoutSecrets(written, secrets, MOST_REMARKS);
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

/** The code of a refusal; where it is 0, the remarks may tell. */
function codeOf({ error, remarks }: ApiResponse): string {
	if (isCode(error) && Number(error) !== 0) return String(error);
	return (typeof remarks === 'string' && codeOfWording(remarks)) || '0';
}

/** What every answer may hold, and a refusal as well. */
const ACCOMPANYING = [
	...['status', 'error', 'remarks', 'total', 'accepted', 'rejected'],
	...['balance', 'cost', 'mcc', 'mnc'],
];

/** Whether an answer is accepted by its status, refused by its code, and holds nothing that an accepted one gives. */
export function contradictsItself(answer: ApiResponse): boolean {
	if (!isOneOf(answer.status, '1') || !isApiErrorCode(String(answer.error))) return false;
	return Object.entries(answer).every(
		([name, value]) => ACCOMPANYING.includes(name) || isOneOf(value ?? '', '', '0'),
	);
}

/** The failure of an answer that {@link contradictsItself}: nobody can tell whether the call was carried out. */
export function contradictionError(answer: ApiResponse, secrets: readonly string[]): Smsb2bError {
	const { message } = apiError(answer, secrets).text;
	return new Smsb2bError({
		message: 'The response from SMSB2B contradicts itself',
		description: `Its status reports success, but its code ${String(answer.error)} means: ${message}.`,
		context: { outcomeKnown: false },
	});
}

function isCode(value: unknown): boolean {
	return isScalar(value) && /^\d{1,9}$/.test(String(value));
}

/** Whether a value is written as one of these texts. Never an object, which may have no text or lend itself one. */
export function isOneOf(value: unknown, ...texts: string[]): boolean {
	return isScalar(value) && texts.includes(String(value));
}

function isScalar(value: unknown): value is number | string {
	return typeof value === 'string' || typeof value === 'number';
}
