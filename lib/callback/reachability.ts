import { parseWebAddress } from '../values/webAddress';

/** Names of hosts that mean something in one network only. */
const LOCAL_ENDINGS = ['localhost', 'local', 'internal', 'lan', 'home', 'home.arpa', 'intranet'];

/** IPv4 addresses that the internet does not carry: this machine, private networks, links, carriers (RFC 6890). */
const PRIVATE_IPV4 =
	/^(0|10|127|169\.254|172\.(1[6-9]|2\d|3[01])|192\.168|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.[\d.]+$/;
const PRIVATE_IPV6 = /^\[(::1?|f[cd][\da-f]{2}:.*|fe[89ab][\da-f]:.*)\]$/;

/** Whether only this machine or its own network can call a URL. `URL` writes a host in one way, whatever was entered. */
export function isPrivate({ hostname }: URL): boolean {
	if (/^[\d.]+$/.test(hostname)) return PRIVATE_IPV4.test(hostname);
	if (hostname.startsWith('[')) return PRIVATE_IPV6.test(hostname);
	if (!hostname.includes('.')) return true;
	return LOCAL_ENDINGS.some((ending) => hostname.endsWith(`.${ending}`));
}

/** Whether a URL is one that n8n serves only while its editor listens for a test event. */
export function isTestUrl({ pathname }: URL): boolean {
	return pathname.includes('/webhook-test/');
}

/**
 * Why no report will come by a callback URL, as a warning for the user; undefined when nothing speaks against it.
 *
 * @param url the callback URL
 * @param baseUrl where the API is: one on this machine or in its network can call what the internet cannot
 */
export function whyUnreachable(url: string, baseUrl: string): string | undefined {
	const callback = parseWebAddress(url);
	if (callback === undefined) return undefined;
	if (isTestUrl(callback)) {
		return 'The Callback URL is a Test URL: it works only while the editor listens for a test event. Use the Production URL of the SMSB2B Trigger, and publish its workflow.';
	}
	const api = parseWebAddress(baseUrl);
	if (!isPrivate(callback) || (api && isPrivate(api))) return undefined;
	return `SMSB2B cannot reach "${callback.hostname}", an address in your own network, so no delivery report will arrive. Set n8n's environment variable N8N_WEBHOOK_URL (older n8n: WEBHOOK_URL) to the public address of n8n, restart it, and use the new URL.`;
}
