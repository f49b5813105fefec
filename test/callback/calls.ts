import { isRefusal, receiveReport, signCallback } from '../../callback';
import type { ReceivedReport, RefusalReason } from '../../callback';

/** What the tests sign with, and when. */
export const secret = 'a secret of the tests';
export const now = Date.UTC(2026, 10, 22, 12);
export const day = 24 * 60 * 60 * 1_000;

/** A signed callback URL. */
export function signed(
	url: string,
	message: { to?: string; reference?: string; sendAt?: Date } = {},
): string {
	const result = signCallback(url, { to: '6901234567', ...message }, secret, now);
	if (!('url' in result)) throw new Error(result.what);
	return result.url;
}

/** What SMSB2B appends to a callback URL. */
export const report = 'msgid=39116149&status=d&cost=1&to=306901234567&mcc=202&mnc=05';

/** The report that a call with that URL brings. */
export function reported(url: string, at = now): ReceivedReport {
	const result = receiveReport({ url: `${url}&${report}` }, secret, at);
	if (isRefusal(result)) throw new Error(`refused: ${result.refused}`);
	return result;
}

/** Why a call is refused. */
export function refused(url: string, body?: unknown, at = now): RefusalReason | undefined {
	const result = receiveReport({ url, body }, secret, at);
	return isRefusal(result) ? result.refused : undefined;
}
