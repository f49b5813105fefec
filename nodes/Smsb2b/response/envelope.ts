import { quotation } from './displayText';
import { Failure } from './failures';
import type { Answer } from './formats';
import { isRefusalCode, REFUSALS, UNKNOWN_REFUSAL } from './refusals';
import { withoutSecrets } from './secrets';

/** What an answer says of its call: whether SMSB2B carried it out, or that nobody knows. */
export type CallOutcome = 'accepted' | 'rejected' | 'unknown';

/**
 * What became of a call. HTTP status and envelope decide it here, once. Of the envelope only `status` counts: `error` can
 * be 0 in a refusal, `remarks` varies, and other servers write an `error` too. What comes with HTTP 500 or above is no
 * refusal, whatever it holds: a gateway may have written it after SMSB2B carried the call out.
 */
export function outcomeOf(httpStatus: number, { status }: Answer): CallOutcome {
	if (isOneOf(status, '1')) return 'accepted';
	return isOneOf(status, '0') && httpStatus < 500 ? 'rejected' : 'unknown';
}

/** Characters of SMSB2B's remarks that the error output has, and those that a message quotes; real ones have 60. */
const MOST_REMARKS = 1_000;
const MOST_QUOTED_REMARKS = 300;

/**
 * The failure that tells the reader of a refusal what it means, from {@link REFUSALS}.
 *
 * @param secrets what must not be shown, although a server may echo it
 */
export function refusal(answer: Answer, secrets: readonly string[]): Failure {
	const code = isCode(answer.error) ? String(answer.error) : '0';
	const { what, remedy, stopsRun } = isRefusalCode(code) ? REFUSALS[code] : UNKNOWN_REFUSAL;
	const written = typeof answer.remarks === 'string' ? answer.remarks.trim() : '';
	const remarks = withoutSecrets(written, secrets, MOST_REMARKS);
	const quote = quotation(remarks, MOST_QUOTED_REMARKS);
	const said = quote === '' ? `SMSB2B gave code ${code}` : `SMSB2B said: "${quote}" (code ${code})`;
	return new Failure({ what, remedy: `${remedy} ${said}.`, facts: { code, remarks }, stopsRun });
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
