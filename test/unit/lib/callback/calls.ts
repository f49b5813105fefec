import {
	isRejection,
	receiveReport,
	reportsAt,
	signCallback,
	type Audience,
	type RejectionReason,
	type SignedReport,
} from '../../../../lib/callback';

/** What the tests sign with, and when. */
export const secret = 'a secret of the tests, long enough';
export const now = Date.UTC(2026, 10, 22, 12);
export const day = 24 * 60 * 60 * 1_000;

/** The address of a trigger. */
export const hook = 'https://host/webhook/uuid/delivery-report';

/** A signed callback URL. */
export function signed(
	url: string,
	message: { to?: string; reference?: string; sendAt?: Date; audience?: Audience } = {},
): string {
	const { audience, ...about } = { to: '6901234567', ...message };
	const result = signCallback(url, about, { secret, audience, now });
	if (!('url' in result)) throw new Error(result.message);
	return result.url;
}

/** What SMSB2B appends to a callback URL. */
export const report = 'msgid=39116149&status=d&cost=1&to=306901234567&mcc=202&mnc=05';

/** A call, by default to the address that it names and at the time of signing. */
export interface Call {
	url: string;
	body?: unknown;
	at?: number;
	audience?: Audience;
}

/** What comes of a call. */
export function received({ url, body, at = now, audience = reportsAt(url) }: Call) {
	return receiveReport({ url, body }, { audience, secret, now: at });
}

/** The report that a call with that URL brings. */
export function reported(url: string, at = now): SignedReport {
	const result = received({ url: `${url}&${report}`, at });
	if (isRejection(result)) throw new Error(`refused: ${result.rejected}`);
	return result;
}

/** Why a call is refused. */
export function rejected(call: Call | string): RejectionReason | undefined {
	const result = received(typeof call === 'string' ? { url: call } : call);
	return isRejection(result) ? result.rejected : undefined;
}
