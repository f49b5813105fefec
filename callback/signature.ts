import { createHmac, randomBytes, timingSafeEqual } from 'crypto';

import { encodeParameters, type Parameters } from './parameters';
import type { Refusal } from './refusals';

/**
 * The signature of a callback URL, so that another system can make and check it.
 *
 *     sig  = "1." until "." tail "." nonce "." mac
 *     mac  = base64url(HMAC-SHA256(secret, "1." until "." tail "." nonce "\n" query))
 *
 * - `until`: seconds since 1970 after which no report is accepted any more
 * - `tail`: the last six digits of the recipient's number as it was given, fewer if it has fewer: the digits that
 *   national, `+30`, `0030` and MSISDN spellings of a number share
 * - `nonce`: 9 random bytes, base64url; no two signatures are the same
 * - `query`: the parameters that stand before `sig`, the caller's own and `ref`, in their order, written as
 *   application/x-www-form-urlencoded (https://url.spec.whatwg.org/#urlencoded-serializing); `signature` is left out,
 *   which n8n puts into the URLs of waiting executions and checks itself
 * - `secret`: see `callbackSecret`; its UTF-8 bytes are the key
 *
 * **Covered**: the caller's own parameters and the reference (altered, added and taken away), the recipient, the time.
 *
 * **Not covered**, because it is not known when the URL is signed: `msgid`, `status`, `cost`, `mcc`, `mnc`. Who has seen a
 * signed URL can therefore tell lies about that one message, to that one recipient, until it expires; `UsedSignatures`
 * leaves them only the time before the true report arrives. Scheme, host and path are not covered either, because
 * proxies change them: a signature opens every trigger that knows the secret.
 */
const VERSION = '1';
const SIGNATURE = /^(1\.(\d{1,12})\.(\d{0,6})\.([\w-]{12}))\.([\w-]{43})$/;

const TAIL_DIGITS = 6;
const NONCE_BYTES = 9;

/** Reports come within the validity of a message, three days as a rule, seven at most in practice. */
const DAYS_FOR_REPORT = 14;
const SECONDS_FOR_REPORT = DAYS_FOR_REPORT * 24 * 60 * 60;

const RESUME_TOKEN = 'signature';

/** What a message is to be known by when its report arrives. */
export interface SignedMessage {
	/** The recipient as given. */
	to: string;
	/** When a scheduled message will be sent; now, if left out. */
	sendAt?: Date;
}

/** A call whose signature is right. */
export interface CheckedCall {
	/** The parameters that the signature covers. */
	own: Parameters;
	/** Those that came after it. */
	appended: Parameters;
	/** What makes this signature different from all others. */
	nonce: string;
}

/** The value of `sig` that follows `parameters`. `now` is in milliseconds. */
export function makeSignature(
	parameters: Parameters,
	{ to, sendAt }: SignedMessage,
	secret: string,
	now: number,
): string {
	const start = Math.max(now, sendAt?.getTime() ?? 0);
	const until = Math.floor(start / 1000) + SECONDS_FOR_REPORT;
	const nonce = randomBytes(NONCE_BYTES).toString('base64url');
	const head = [VERSION, until, digitsOf(to).slice(-TAIL_DIGITS), nonce].join('.');
	return `${head}.${makeMac(head, parameters, secret)}`;
}

/** Checks the parameter `sig` of a call, in constant time. `now` is in milliseconds. */
export function checkSignature(
	parameters: Parameters,
	secret: string,
	now: number,
): CheckedCall | Refusal {
	const position = parameters.findIndex(([name]) => name === 'sig');
	if (position < 0) return { refused: 'unsigned' };
	const own = parameters.slice(0, position);
	const appended = parameters.slice(position + 1);

	const [, head, until, tail, nonce, mac] = SIGNATURE.exec(parameters[position][1]) ?? [];
	if (mac === undefined) return { refused: 'malformed' };
	const expected = makeMac(head, own, secret);
	if (!timingSafeEqual(Buffer.from(mac), Buffer.from(expected))) return { refused: 'altered' };
	if (Number(until) < now / 1000) return { refused: 'expired' };

	const to = appended.find(([name]) => name === 'to')?.[1].trim();
	if (to && !digitsOf(to).endsWith(tail)) return { refused: 'otherRecipient' };
	return { own, appended, nonce };
}

function makeMac(head: string, parameters: Parameters, secret: string): string {
	const query = encodeParameters(parameters.filter(([name]) => name !== RESUME_TOKEN));
	return createHmac('sha256', secret).update(`${head}\n${query}`).digest('base64url');
}

function digitsOf(number: string): string {
	return number.replace(/\D/g, '');
}
