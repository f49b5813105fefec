import { isPrivate } from '../../../lib/callback';
import type { ItemContext } from '../../../lib/api/context';
import { credentialOf } from '../../../lib/api/credential';
import { parseWebAddress } from '../../../lib/values/webAddress';
import { invalidInput } from './inputErrors';

/**
 * Checks that phones can open a link, and warns of one that only some can.
 *
 * @throws ItemError when it leads to n8n's own machine, where no phone gets, unless SMSB2B is there as well
 */
export async function requireReachable(context: ItemContext, url: string): Promise<void> {
	const address = new URL(url);
	const { hostname } = address;
	const { baseUrl = '' } = await credentialOf(context);
	const api = parseWebAddress(baseUrl)?.hostname ?? '';
	if (isThisMachine(hostname) && !isThisMachine(api)) {
		throw invalidInput(context, {
			message: `The link would lead to ${hostname}, which no phone can open`,
			description:
				'Set N8N_WEBHOOK_URL (older n8n: WEBHOOK_URL) to the public address of n8n, and restart n8n.',
		});
	}
	if (isPrivate(address) && !isThisMachine(hostname)) {
		context.addHint?.(
			`The link leads to ${hostname}, an address in your own network: only phones in that network can open it.`,
		);
	}
}

/** As `URL.hostname` writes hosts: in lower case, IPv4 in decimals, IPv6 in brackets. */
function isThisMachine(hostname: string): boolean {
	return /^(?:.+\.)?localhost\.?$|^127\.|^0\.0\.0\.0$|^\[::1?\]$/.test(hostname);
}
