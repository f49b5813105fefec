import { areNamed, type Parameters } from '../callback/parameters';
import type { ErrorText } from '../errors/itemError';
import { parseWebAddress } from '../values/webAddress';
import {
	encodeReference,
	lastSegmentOf,
	macOf,
	REPLY_PARAMETER,
	writeEntry,
	writeTime,
	type LinkEntry,
} from './linkFormat';

/** A link to send along, or why there is none: what happened, and what to do. */
export type MadeLink = { url: string } | ErrorText;

/** What the answer is to be known by. */
export interface LinkedMessage {
	reference: string;
	/** When the message will be sent, in milliseconds since 1970. */
	sentAt: number;
}

/** Far more than a link needs that people pay for. */
const MOST_REFERENCE_CHARACTERS = 100;
const MOST_URL_CHARACTERS = 500;

/** Half of a character, of which a URL can hold none. */
const LONE_SURROGATE = /\p{Cs}/u;

/**
 * Makes the link by which the recipient of a message answers. A fragment of the Reply URL is dropped.
 *
 * @param replyUrl the Production URL of an SMSB2B Reply Trigger, with parameters of its own if need be
 * @param by `secret`: what `callbackSecret` gave
 */
export function makeLink(
	replyUrl: string,
	{ reference, sentAt }: LinkedMessage,
	{ secret }: { secret: string },
): MadeLink {
	const url = parse(replyUrl);
	if (url === undefined) return UNUSABLE_URL;
	const query: Parameters = [...url.searchParams];
	const unusable = whyUnusable(url, query, reference);
	if (unusable) return unusable;
	const time = writeTime(sentAt);
	const mac = macOf({ path: lastSegmentOf(url.href), query, reference, time }, secret);
	return { url: linkOf(url, { reference, time, mac }) };
}

/** A link as long as one that `makeLink` makes, which leads nowhere: to count what a message costs. */
export function sampleLink(replyUrl: string, reference: string): MadeLink {
	return makeLink(replyUrl, { reference, sentAt: 0 }, { secret: '' });
}

function linkOf(url: URL, entry: LinkEntry): string {
	const separator = url.search === '' ? '?' : '&';
	return `${url.href}${separator}${REPLY_PARAMETER}=${writeEntry(entry)}`;
}

function parse(replyUrl: string): URL | undefined {
	const url = parseWebAddress(replyUrl);
	if (url === undefined) return undefined;
	url.hash = '';
	// `URL` keeps a question mark that nothing follows.
	if (url.search === '') url.search = '';
	return lastSegmentOf(url.href) ? url : undefined;
}

const UNUSABLE_URL = {
	message: 'The value in "Reply URL" is not a URL that people can open',
	description: 'Enter the Production URL of an SMSB2B Reply Trigger, starting with https://.',
};

function whyUnusable({ href }: URL, query: Parameters, reference: string): ErrorText | undefined {
	const names = query.map(([name]) => name);
	if (href.length > MOST_URL_CHARACTERS) {
		return {
			message: 'The value in "Reply URL" is too long',
			description: `Shorten it to ${MOST_URL_CHARACTERS} characters; every character of the link is paid for.`,
		};
	}
	if (names.includes(REPLY_PARAMETER)) {
		return {
			message: `The "Reply URL" has a parameter "${REPLY_PARAMETER}", which is reserved for the reference`,
			description: 'Rename the parameter.',
		};
	}
	if (!areNamed(query)) {
		return {
			message: 'The "Reply URL" has a parameter without a usable name, or one that occurs twice',
			description: 'Give each parameter a name of its own.',
		};
	}
	if (reference === '' || LONE_SURROGATE.test(reference)) {
		return {
			message: 'The "Reply URL" needs a "Reference", which comes back with the answer',
			description:
				'Enter under Options > Reference what tells this recipient from the others, such as the number of a list of your own.',
		};
	}
	if (encodeReference(reference).length > MOST_REFERENCE_CHARACTERS) {
		return {
			message: 'The value in "Reference" is too long for a link',
			description: `Shorten it to ${MOST_REFERENCE_CHARACTERS} characters; letters other than A to Z take six each.`,
		};
	}
	return undefined;
}
