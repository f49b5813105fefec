import { apiError } from '../errors/apiError';
import { codeOfWording, isApiErrorCode } from '../errors/apiErrorTexts';
import { Smsb2bError } from '../errors/itemError';
import { withoutSecrets } from '../errors/redactSecrets';
import type { ApiResponse } from './formats';

/** What a response says of its call: whether SMSB2B executed it, or that this is unknown. */
export type CallOutcome = 'accepted' | 'rejected' | 'unknown';

/**
 * What became of a call. HTTP status and envelope decide it here, once. Of the envelope only `status` counts: `error` can
 * be 0 in a rejection, `remarks` varies, and other servers write an `error` too. What comes with HTTP 500 or above is no
 * rejection, whatever it holds: a gateway may have written it after SMSB2B executed the call.
 */
export function outcomeOf(httpStatus: number, { status }: ApiResponse): CallOutcome {
	if (isOneOf(status, '1')) return 'accepted';
	return isOneOf(status, '0') && httpStatus < 500 ? 'rejected' : 'unknown';
}

/** Characters of SMSB2B's remarks that the error output has; real ones have 60. */
const MOST_REMARKS = 1_000;

/**
 * The error of a rejection.
 *
 * @param secrets what must not be shown, although a server may echo it
 */
export function rejectionError(response: ApiResponse, secrets: readonly string[]): Smsb2bError {
	const remarks = typeof response.remarks === 'string' ? response.remarks : '';
	return apiError(codeOf(response), withoutSecrets(remarks.trim(), secrets, MOST_REMARKS));
}

/** The code of a rejection; where it is 0, the remarks may tell. */
function codeOf({ error, remarks }: ApiResponse): string {
	if (isCode(error) && Number(error) !== 0) return String(error);
	return (typeof remarks === 'string' && codeOfWording(remarks)) || '0';
}

/** What every response may hold, and a rejection as well. */
const ACCOMPANYING = [
	...['status', 'error', 'remarks', 'total', 'accepted', 'rejected'],
	...['balance', 'cost', 'mcc', 'mnc'],
];

/** Whether a response is accepted by its status, rejected by its code, and holds nothing that an accepted one gives. */
export function contradictsItself(response: ApiResponse): boolean {
	if (!isOneOf(response.status, '1') || !isApiErrorCode(String(response.error))) return false;
	return Object.entries(response).every(
		([name, value]) => ACCOMPANYING.includes(name) || isOneOf(value ?? '', '', '0'),
	);
}

/** The error of a response that {@link contradictsItself}: it cannot be known whether the call was executed. */
export function contradictionError(response: ApiResponse, secrets: readonly string[]): Smsb2bError {
	const { message } = rejectionError(response, secrets).text;
	return new Smsb2bError({
		message: 'The response from SMSB2B contradicts itself',
		description: `Its status reports success, but its code ${String(response.error)} means: ${message}.`,
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
