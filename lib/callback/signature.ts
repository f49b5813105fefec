import { createHmac, randomBytes, timingSafeEqual } from 'crypto';

import { digitsOf } from '../phone/writtenNumber';
import type { Audience } from './audience';
import { encodeParameters, type Parameters } from './parameters';
import type { Rejection } from './rejections';

/**
 * The signature of a callback URL, so that another system can make and check it.
 *
 *     sig  = "2." expiresAt "." recipientSuffix "." nonce "." signedParams "." mac
 *     mac  = base64url(HMAC-SHA256(secret, "2." expiresAt "." recipientSuffix "." nonce "." signedParams "\n" audience))
 *
 * - `expiresAt`: seconds since 1970 after which no report is accepted any more
 * - `recipientSuffix`: the last six digits of the recipient's number as it was given, fewer if it has fewer: the digits that
 *   national, `+30`, `0030` and MSISDN spellings of a number share
 * - `nonce`: 9 random bytes, base64url; no two signatures are the same
 * - `signedParams`: base64url of the caller's own parameters and, under the name `ref`, the reference, written as
 *   application/x-www-form-urlencoded (https://url.spec.whatwg.org/#urlencoded-serializing); may be empty. It is what
 *   the receiver goes by, so that it does not matter how the parameters beside it are encoded, or ordered, when they come back
 * - `audience`: "report " and the last two segments of the URL's path, or "wait " and the id of n8n's execution
 * - `secret`: see `callbackSecret`; its UTF-8 bytes are the key
 *
 * **Covered**: what is called, and where; the caller's own parameters and the reference, the recipient, the time.
 *
 * **Not covered**, because it is not known when the URL is signed: `msgid`, `status`, `cost`, `mcc`, `mnc`. Who has seen a
 * signed URL can therefore tell lies about that one message, to that one recipient, until it expires; `ReplayGuard`
 * leaves them only the time before the true report arrives.
 */
const VERSION = '2';
const SIGNATURE = /^(2\.(\d{1,12})\.(\d{0,6})\.([\w-]{12})\.([\w-]*))\.([\w-]{43})$/;

const TAIL_DIGITS = 6;
const NONCE_BYTES = 9;

/** Reports come within the validity of a message, three days as a rule, seven at most in practice. */
const DAYS_FOR_REPORT = 14;
const SECONDS_FOR_REPORT = DAYS_FOR_REPORT * 24 * 60 * 60;

/** What a message is to be known by when its report arrives. */
export interface SignedMessage {
	/** The recipient as given to SMSB2B. */
	to: string;
	/** When a scheduled message will be sent; now, if left out. */
	sendAt?: Date;
}

/** A signature as it was read, true or not. */
export interface Signature {
	/** Seconds since 1970. */
	expiresAt: number;
	recipientSuffix: string;
	/** What makes this signature different from all others. */
	nonce: string;
	/** The caller's own parameters, the reference among them. */
	signedParams: Parameters;
	/** All of it but the proof. */
	head: string;
	mac: string;
}

/** Makes the value of `sig`, and tells its nonce. `now` is in milliseconds. */
export function makeSignature(
	signedParams: Parameters,
	{ to, sendAt }: SignedMessage,
	{ audience, secret, now }: { audience: Audience; secret: string; now: number },
): { sig: string; nonce: string } {
	const start = Math.max(now, sendAt?.getTime() ?? 0);
	const expiresAt = Math.floor(start / 1000) + SECONDS_FOR_REPORT;
	const nonce = randomBytes(NONCE_BYTES).toString('base64url');
	const written = Buffer.from(encodeParameters(signedParams)).toString('base64url');
	const head = [VERSION, expiresAt, digitsOf(to).slice(-TAIL_DIGITS), nonce, written].join('.');
	return { sig: `${head}.${makeMac(head, audience, secret)}`, nonce };
}

/** Reads a value of `sig` without looking whether it is true; undefined when it is none of this version. */
export function readSignature(sig: string): Signature | undefined {
	const [, head, expiresAt, recipientSuffix, nonce, signedParams, mac] = SIGNATURE.exec(sig) ?? [];
	if (mac === undefined) return undefined;
	const query = Buffer.from(signedParams, 'base64url').toString();
	return {
		head,
		expiresAt: Number(expiresAt),
		recipientSuffix,
		nonce,
		signedParams: [...new URLSearchParams(query)],
		mac,
	};
}

/** Reads a value of `sig` and checks it, in constant time. `now` is in milliseconds. */
export function checkSignature(
	sig: string,
	{ audience, secret, now }: { audience: Audience; secret: string; now: number },
): Signature | Rejection {
	const signature = readSignature(sig);
	if (signature === undefined) return { rejected: 'unknownFormat' };
	const expected = makeMac(signature.head, audience, secret);
	if (!timingSafeEqual(Buffer.from(signature.mac), Buffer.from(expected)))
		return { rejected: 'altered' };
	return signature.expiresAt < now / 1000 ? { rejected: 'expired' } : signature;
}

/** Whether a number, in whatever spelling, may be that of the recipient for whom the signature was made. */
export function isRecipient({ recipientSuffix }: Signature, number: string): boolean {
	return digitsOf(number).endsWith(recipientSuffix);
}

function makeMac(head: string, audience: Audience, secret: string): string {
	return createHmac('sha256', secret).update(`${head}\n${audience}`).digest('base64url');
}
