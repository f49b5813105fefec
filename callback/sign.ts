import {
	encodeParameters,
	MOST_CHARACTERS,
	queryOf,
	validate,
	type Parameters,
} from './parameters';
import { isRefusal } from './refusals';
import { isReportParameter } from './report';
import { makeSignature, type SignedMessage } from './signature';

/** A callback URL to send along, or why it cannot be one: what happened, and what to do. */
export type SignedCallback = { url: string } | { what: string; remedy: string };

/** SMSB2B appends its own parameters to what is signed. */
const ROOM_FOR_REPORT = 512;

/**
 * Signs a callback URL: `ref`, when there is a reference, and `sig` join its query, whose other parameters stay as
 * they are written. A fragment is dropped, because SMSB2B would append the report to it.
 *
 * @param url an absolute http or https URL
 * @param message its recipient, and the reference that the report shall carry
 * @param secret what `callbackSecret` gave
 * @param now in milliseconds
 */
export function signCallback(
	url: string,
	{ reference, ...message }: SignedMessage & { reference?: string },
	secret: string,
	now = Date.now(),
): SignedCallback {
	const callback = parse(url);
	if (callback === undefined) {
		return {
			what: 'The callback URL is not an address that SMSB2B can call',
			remedy:
				'Give a complete URL, such as the Production URL of an SMSB2B Trigger node. It starts with http:// or https://.',
		};
	}
	const added: Parameters = reference ? [['ref', reference]] : [];
	const own: Parameters = [...callback.searchParams, ...added];
	const signature = makeSignature(own, message, secret, now);
	const query = encode([...added, ['sig', signature]]);
	callback.search = callback.search ? `${callback.search}&${query}` : query;
	callback.hash = '';
	return whyUnusable(own, callback.href) ?? { url: callback.href };
}

function parse(url: string): URL | undefined {
	if (!URL.canParse(url)) return undefined;
	const callback = new URL(url);
	return ['http:', 'https:'].includes(callback.protocol) ? callback : undefined;
}

/** A space becomes `%20`, which everybody reads as one, and never `+`. */
function encode(parameters: Parameters): string {
	return encodeParameters(parameters).replaceAll('+', '%20');
}

function whyUnusable(
	own: Parameters,
	signed: string,
): { what: string; remedy: string } | undefined {
	const taken = own.map(([name]) => name).find((name) => name === 'sig' || isReportParameter(name));
	if (taken !== undefined) {
		return {
			what: `The callback URL has a parameter "${taken}", which the delivery report uses itself`,
			remedy: 'Give the parameter another name.',
		};
	}
	if (isRefusal(validate(own))) {
		return {
			what: 'The callback URL has a parameter without a usable name, or one that occurs twice',
			remedy:
				'Give each parameter a name of its own. "ref" may be one of them only if no reference is set beside the URL.',
		};
	}
	if (queryOf(signed).length > MOST_CHARACTERS - ROOM_FOR_REPORT) {
		return {
			what: 'The callback URL and its reference are too long',
			remedy: `Shorten them: ${MOST_CHARACTERS - ROOM_FOR_REPORT} characters are allowed behind the question mark, encoded.`,
		};
	}
	return undefined;
}
