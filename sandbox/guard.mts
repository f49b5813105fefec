import { isIP } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What a browser says of the page that made it call: the sandbox's own, or none, as when an address is typed. */
const OWN_PAGES = new Set(['same-origin', 'none']);

/** What every browser calls itself. */
const BROWSER = /^Mozilla\//;

/** Where a page of another site changes or reads nothing: the inbox may be linked to from anywhere. */
const FREE = /^\/(?:$|inbox\/)/;

/**
 * Refuses what a web page makes a person's browser call: the sandbox has no login, its API changes by GET as well, and
 * every page that is open on this machine can reach it. Programs send neither `Origin` nor `Sec-Fetch-Site`; browsers
 * leave them out as well, for an image at an address that is not `localhost`, but not the `Referer` of a page's own calls.
 *
 * @param host the name it was told to listen for
 */
export function guardAgainstWebPages(server: FastifyInstance, host: string): void {
	server.addHook('onRequest', async (request, reply) => {
		const reason = reasonToRefuse(request, host);
		if (reason !== undefined) return reply.code(403).type('text/plain').send(reason);
	});
}

function reasonToRefuse({ headers, url }: FastifyRequest, host: string): string | undefined {
	const { host: called = '', origin, referer = '', 'sec-fetch-site': site } = headers;
	// A name of the internet that was made to lead here makes a page the sandbox's own (DNS rebinding).
	if (!isOfThisMachine(called, host)) {
		return `The sandbox does not answer to the name ${JSON.stringify(called)}; start it with --host if it is right.`;
	}
	if (FREE.test(url)) return undefined;
	const own = `http://${called}`;
	const isOwnPage =
		site === undefined
			? !BROWSER.test(headers['user-agent'] ?? '') || referer.startsWith(`${own}/`)
			: OWN_PAGES.has(String(site));
	const isOwnOrigin = origin === undefined || origin === own;
	if (isOwnPage && isOwnOrigin) return undefined;
	return 'The sandbox takes no calls from pages of other addresses.';
}

/** An address, a name without a dot, which no one can register, or the name it was told. */
function isOfThisMachine(called: string, host: string): boolean {
	if (!URL.canParse(`http://${called}`)) return false;
	const { hostname } = new URL(`http://${called}`);
	const isAddress = isIP(hostname.replace(/^\[|\]$/g, '')) > 0;
	return isAddress || !hostname.includes('.') || hostname === host;
}
