import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { Smsb2bError } from '../../lib/errors/itemError';
import { baseUrlOf } from './baseUrl';

/** What n8n's HTTP Request node has beside the options of other nodes. */
interface LegacyOptions {
	uri?: string;
	followRedirect?: boolean;
	followAllRedirects?: boolean;
}

/** As HTTP libraries know an address that replaces the base URL: by its scheme, or as that of another host. */
const WITH_SCHEME = /^[a-z][a-z\d+.-]*:/i;
const OF_HOST = /^[\\/]{2}/;

/**
 * The request below the credential's base URL, without redirects: the key in it is for this server alone. The HTTP
 * Request node lets whoever edits a workflow send a credential anywhere, and follows redirects with the body.
 *
 * @throws Smsb2bError when the base URL is no web address, or when the request is for another one
 */
export function sentToBaseUrl(
	credentials: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions & LegacyOptions,
): IHttpRequestOptions {
	const baseURL = baseUrlOf(credentials);
	const target = String(request.url ?? request.uri ?? '').trim();
	if (!isBelow(baseURL, target)) {
		throw new Smsb2bError({
			message: 'The URL of the request does not start with the base URL of the credential',
			description: `Nothing was sent: the API key is for ${new URL(baseURL).host} only. Enter an address that starts with the base URL, or only what follows it, e.g. /me/balance.`,
			context: { outcomeKnown: true },
		});
	}
	return Object.assign(request, {
		baseURL,
		disableFollowRedirect: true,
		...('uri' in request ? { followRedirect: false, followAllRedirects: false } : {}),
	});
}

function isBelow(baseURL: string, target: string): boolean {
	const base = new URL(`${baseURL}/`);
	const address = absolute(base, target);
	if (!URL.canParse(address)) return false;
	const { origin, pathname, username, password } = new URL(address);
	const isInside = `${pathname}/`.startsWith(base.pathname) && !/%2e|%2f|%5c/i.test(pathname);
	const isSameUser = username === base.username && password === base.password;
	return origin === base.origin && isSameUser && isInside;
}

function absolute({ href, protocol }: URL, target: string): string {
	if (WITH_SCHEME.test(target)) return target;
	return OF_HOST.test(target) ? `${protocol}${target}` : `${href}${target.replace(/^[\\/]+/, '')}`;
}
