import { timingSafeEqual } from 'crypto';

import { isName, MOST_CHARACTERS, queryOf, type Parameters } from '../callback/parameters';
import { lastSegmentOf, macOf, readEntry, readTime, REPLY_PARAMETER } from './linkFormat';

/** Whose link it is. */
export interface ReplyLink {
	reference: string;
	/** The Reply URL's own parameters. */
	query: Record<string, string>;
}

/** Why a link is not taken: nobody with the secret made it for this path, or it is too old. */
export type LinkRejection = { rejected: 'forged' | 'expired' };

const DAY = 24 * 60 * 60_000;

/**
 * Reads a link from a call to it. Messengers append parameters of their own, which are passed over. Never throws, whatever
 * the call holds.
 *
 * @param url the target of the request, as it came
 * @param check `secret`: what `callbackSecret` gave; `days` for which a link is good; `now`: in milliseconds
 */
export function readLink(
	url: string,
	{ secret, days, now = Date.now() }: { secret: string; days: number; now?: number },
): ReplyLink | LinkRejection {
	const written = queryOf(url);
	if (written.length > MOST_CHARACTERS) return FORGED;
	const parameters: Parameters = [...new URLSearchParams(written)];
	const at = parameters.findIndex(([name]) => name === REPLY_PARAMETER);
	const entry = at < 0 ? undefined : readEntry(parameters[at][1]);
	if (entry === undefined) return FORGED;
	const { reference, time, mac } = entry;
	// Those of the Reply URL stand before; where it has none, others may have come to stand there.
	const query = [parameters.slice(0, at), []].find((own) => {
		const expected = macOf({ path: lastSegmentOf(url), query: own, reference, time }, secret);
		return timingSafeEqual(Buffer.from(mac), Buffer.from(expected));
	});
	if (query === undefined) return FORGED;
	if (readTime(time) + days * DAY < now) return { rejected: 'expired' };
	return { reference, query: Object.fromEntries(query.filter(([name]) => isName(name))) };
}

const FORGED: LinkRejection = { rejected: 'forged' };
