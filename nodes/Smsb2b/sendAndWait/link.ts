import { randomBytes } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import type { ItemContext } from '../../../lib/api/context';
import { requireReachable } from '../validation/reachableLink';

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
 * @throws ItemError when it leads to n8n's own machine, where no phone gets, unless SMSB2B is there as well
 */
export async function makeResponseLink(
	execution: IExecuteFunctions,
	context: ItemContext,
): Promise<ResponseLink> {
	const nonce = randomBytes(NONCE_BYTES).toString('base64url');
	requireSignature(execution);
	const url = execution.getSignedResumeUrl({ [NONCE_PARAMETER]: nonce });
	await requireReachable(context, url);
	return { url, nonce };
}

/** A link as long as one of this n8n, which leads nowhere: to count what a question will cost. */
export function sampleResponseLink(context: Pick<IExecuteFunctions, 'getSignedResumeUrl'>): string {
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
