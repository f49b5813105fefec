import { randomBytes } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import { isPrivate } from '../../../lib/callback';
import { invalidInput } from '../validation/checks';
import type { ItemContext } from '../../../lib/api/context';

/** The parameter of the link that tells one wait from the next; n8n signs execution and node, and this. */
export const NONCE_PARAMETER = 'n';

/** Short, because the link is paid for: it has to differ, not to be secret, which n8n's signature is. */
const NONCE_BYTES = 6;

/** A link to the page of one wait. */
export interface ResponseLink {
	url: string;
	nonce: string;
}

/**
 * Makes the link of a wait.
 *
 * @throws ItemFailure when it leads to n8n's own machine, where no phone gets, unless SMSB2B is there as well
 */
export async function makeLink(
	execution: IExecuteFunctions,
	context: ItemContext,
): Promise<ResponseLink> {
	const nonce = randomBytes(NONCE_BYTES).toString('base64url');
	requireSignature(execution);
	const url = execution.getSignedResumeUrl({ [NONCE_PARAMETER]: nonce });
	const address = new URL(url);
	const { hostname } = address;
	const { baseUrl } = await context.getCredentials<{ baseUrl?: string }>('smsb2bApi');
	if (isThisMachine(hostname) && !isThisMachine(hostOf(baseUrl))) {
		throw invalidInput(context, {
			message: `The link would lead to ${hostname}, where no phone can open it`,
			description:
				'Set N8N_WEBHOOK_URL (older n8n: WEBHOOK_URL) to the address under which n8n is reached from outside, and restart n8n.',
		});
	}
	if (isPrivate(address) && !isThisMachine(hostname)) {
		context.addHint?.(
			`The link leads to ${hostname}, an address of your own network: only phones in the same network can open it.`,
		);
	}
	return { url, nonce };
}

/** The text of an SMS with its link; a line break sets it off, and is a character of every alphabet. */
export function withLink(text: string, link: string): string {
	return `${text}\n${link}`;
}

/** A link as long as one of this n8n, which leads nowhere: to count what a question will cost. */
export function sampleLink(context: Pick<IExecuteFunctions, 'getSignedResumeUrl'>): string {
	const nonce = '0'.repeat((NONCE_BYTES * 8) / 6);
	const url = new URL(context.getSignedResumeUrl({ [NONCE_PARAMETER]: nonce }));
	for (const [name, value] of url.searchParams)
		url.searchParams.set(name, '0'.repeat(value.length));
	return url.href;
}

/** n8n 2.0 checks the signature of links only in executions that ask for it; later ones do so of themselves. */
function requireSignature(execution: IExecuteFunctions): void {
	const { setSignatureValidationRequired: require } = execution as IExecuteFunctions & {
		setSignatureValidationRequired?: () => void;
	};
	require?.call(execution);
}

function hostOf(url = ''): string {
	return URL.canParse(url) ? new URL(url).hostname : '';
}

/** As `URL.hostname` writes hosts: in lower case, IPv4 in decimals, IPv6 in brackets. */
function isThisMachine(hostname: string): boolean {
	return /^(?:.+\.)?localhost\.?$|^127\.|^0\.0\.0\.0$|^\[::1?\]$/.test(hostname);
}
