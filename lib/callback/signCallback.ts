import type { ErrorText } from '../errors/itemError';
import { parseWebAddress } from '../values/webAddress';
import { type Audience, reportsAt } from './audience';
import { areNamed, encodeParameters, type Parameters } from './parameters';
import { RESERVED_NAMES, SIGNATURE } from './receive';
import { makeSignature, type SignedMessage } from './signature';

/** A signed callback URL to send along, or why there is none: what happened, and what to do. */
export type SignedCallback = { url: string; nonce: string } | ErrorText;

/** n8n puts this parameter into the URL of a waiting execution, and checks it itself. */
const RESUME_TOKEN = 'signature';

/** The caller's own parameters stand in the URL twice, once in the signature; with the report the call stays below its bound. */
const MOST_OWN_CHARACTERS = 1_500;
const MOST_OWN_PARAMETERS = 40;

/**
 * Signs a callback URL: `sig` joins its query, whose other parameters stay as they are written. A fragment is dropped, because
 * SMSB2B would append the report to it.
 *
 * @param url an absolute http or https URL
 * @param message its recipient, and the reference that the report shall carry
 * @param by `secret`: what `callbackSecret` gave; `audience`: the reports at that URL, unless it is said; `now`: in milliseconds
 */
export function signCallback(
	url: string,
	{ reference, ...message }: SignedMessage & { reference?: string },
	{ secret, audience, now = Date.now() }: { secret: string; audience?: Audience; now?: number },
): SignedCallback {
	const callback = parseWebAddress(url);
	if (callback === undefined) {
		return {
			message: 'The value in "Callback URL" is not a URL that SMSB2B can call',
			description:
				'Enter a complete URL that starts with http:// or https://, e.g. the Production URL of an SMSB2B Trigger.',
		};
	}
	const signedParams: Parameters = [
		...[...callback.searchParams].filter(([name]) => name !== RESUME_TOKEN),
		...(reference ? [['ref', reference] as const] : []),
	];
	const unusable = whyUnusable(signedParams);
	if (unusable) return unusable;
	const { sig, nonce } = makeSignature(signedParams, message, {
		...{ secret, now },
		audience: audience ?? reportsAt(callback.href),
	});
	callback.search = callback.search
		? `${callback.search}&${SIGNATURE}=${sig}`
		: `${SIGNATURE}=${sig}`;
	callback.hash = '';
	return { url: callback.href, nonce };
}

function whyUnusable(signedParams: Parameters): ErrorText | undefined {
	const names = signedParams.map(([name]) => name);
	const taken = names.find((name) => RESERVED_NAMES.includes(name));
	if (taken !== undefined) {
		return {
			message: `The URL in "Callback URL" has a parameter "${taken}", which is reserved for the delivery report`,
			description: 'Rename the parameter.',
		};
	}
	if (!areNamed(signedParams)) {
		return {
			message:
				'The URL in "Callback URL" has a parameter without a usable name, or one that occurs twice',
			description:
				'Give each parameter its own name. "ref" is allowed only if "Reference" is empty.',
		};
	}
	if (
		signedParams.length > MOST_OWN_PARAMETERS ||
		encodeParameters(signedParams).length > MOST_OWN_CHARACTERS
	) {
		return {
			message: 'The parameters of "Callback URL" and the "Reference" are too long',
			description: `Shorten them: ${MOST_OWN_PARAMETERS} parameters and ${MOST_OWN_CHARACTERS} characters are allowed in encoded form.`,
		};
	}
	return undefined;
}
