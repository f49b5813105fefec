import { createHmac } from 'crypto';

import { encodeParameters, pathOf, type Parameters } from '../callback/parameters';

/**
 * A reply link, so that another system can make and check it.
 *
 *     link  = Reply URL, then "?r=" or "&r=", then reference "." time mac
 *     time  = minutes since 1970 when the message is sent, base 36, 5 characters (until the year 2085)
 *     mac   = the first 60 bits of HMAC-SHA256(secret, "reply 1\n" path "\n" query "\n" reference "\n" time), in 12
 *             characters of 0123456789abcdefghjkmnpqrstvwxyz, five bits each
 *
 * - `reference`: percent-encoded but for `A-Z a-z 0-9 _ . -`; as it was given in the MAC
 * - `path`: the last segment of the Reply URL's path, which names a trigger; Test and Production URL are the same, and a
 *   proxy may rewrite what stands before it
 * - `query`: the Reply URL's own parameters, as application/x-www-form-urlencoded
 * - `secret`: see `callbackSecret`; its UTF-8 bytes are the key
 *
 * Every character is paid for: of the GSM 03.38 alphabet, in which each counts once, and none at the end that the phone
 * would leave out of the link. What the length of the MAC is worth is in docs/security.md.
 */
export const REPLY_PARAMETER = 'r';

const MAC_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
export const MAC_CHARACTERS = 12;
const TIME_CHARACTERS = 5;

const ENTRY = /^(.+)\.([\da-z]{5})([\da-hjkmnp-tv-z]{12})$/s;
const VALUE_IN_TEXT = /([?&]r=)([\w.%-]+)/g;
/** Time and MAC, whatever mark people put behind their link. */
const PROOF = /\.[\da-z]{5}[\da-hjkmnp-tv-z]{12}(?![\da-zA-Z])/g;

/** What a link is bound to. */
export interface LinkHead {
	/** Last segment of the path. */
	path: string;
	/** The Reply URL's own parameters. */
	query: Parameters;
	reference: string;
	/** As it is written. */
	time: string;
}

/** What stands in the parameter of a link. */
export interface LinkEntry {
	reference: string;
	time: string;
	mac: string;
}

/** The last segment of a URL's path, or of the target of a request. */
export function lastSegmentOf(url: string): string {
	const segments = pathOf(url).split('/');
	return segments.findLast((segment) => segment !== '') ?? '';
}

/** The proof that whoever has the secret made a link. */
export function macOf({ path, query, reference, time }: LinkHead, secret: string): string {
	const signed = ['reply 1', path, encodeParameters(query), reference, time].join('\n');
	const digest = createHmac('sha256', secret).update(signed).digest();
	const bits = Array.from(digest, (byte) => byte.toString(2).padStart(8, '0')).join('');
	return Array.from(
		{ length: MAC_CHARACTERS },
		(_, index) => MAC_ALPHABET[parseInt(bits.slice(index * 5, index * 5 + 5), 2)],
	).join('');
}

/** Minutes since 1970, as a link has them. */
export function writeTime(milliseconds: number): string {
	const minutes = Math.floor(milliseconds / 60_000);
	return minutes.toString(36).padStart(TIME_CHARACTERS, '0');
}

/** Milliseconds since 1970 of a time that a link has. */
export function readTime(time: string): number {
	return parseInt(time, 36) * 60_000;
}

/** The value of the parameter. */
export function writeEntry({ reference, time, mac }: LinkEntry): string {
	return `${encodeReference(reference)}.${time}${mac}`;
}

/** Reads a decoded value of the parameter, true or not; undefined when it is none. */
export function readEntry(value: string): LinkEntry | undefined {
	const [, reference, time, mac] = ENTRY.exec(value) ?? [];
	return mac === undefined ? undefined : { reference, time, mac };
}

/** A reference as a link has it: readable as far as every phone takes it for a part of the link. */
export function encodeReference(reference: string): string {
	return encodeURIComponent(reference).replace(
		/[!'()*~]/g,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}

/**
 * A text without what makes its reply link another than that of the same message some minutes before or later. Two such
 * texts are the same message.
 */
export function withoutProof(text: string): string {
	return text.replace(VALUE_IN_TEXT, (_, before: string, value: string) => {
		const proof = [...value.matchAll(PROOF)].at(-1);
		if (proof === undefined || proof.index === 0) return before + value;
		const end = value.slice(proof.index + proof[0].length);
		return `${before}${value.slice(0, proof.index)}.${end}`;
	});
}
