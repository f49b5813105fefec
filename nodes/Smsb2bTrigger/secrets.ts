import { NodeOperationError, type IWebhookFunctions } from 'n8n-workflow';

import { callbackSecret, type SecretSource } from '../../callback';

const CREDENTIAL = 'smsb2bApi';

/**
 * Reading a credential takes n8n a fresh isolate and several queries, more than everything else that the trigger does, and
 * it reads it anew for every call. The secret is therefore kept for a while.
 */
const MILLISECONDS_KEPT = 30_000;
const MOST_KEPT = 100;
const kept = new Map<string, { secret: string; readAt: number }>();

/** The secret of the node's credential, if it was read a short while ago. It may have changed since. */
export function keptSecret(context: IWebhookFunctions): string | undefined {
	const entry = kept.get(credentialId(context));
	return entry && Date.now() - entry.readAt < MILLISECONDS_KEPT ? entry.secret : undefined;
}

/**
 * Reads the secret of the node's credential.
 *
 * @throws when the credential has nothing to check signatures with, which is the user's to mend
 */
export async function readSecret(context: IWebhookFunctions): Promise<string> {
	const secret = callbackSecret(await context.getCredentials<SecretSource>(CREDENTIAL));
	if (secret === undefined) {
		throw new NodeOperationError(context.getNode(), 'The credential is empty', {
			description:
				'Open the SMSB2B credential of this node and fill it in, then activate the workflow again.',
		});
	}
	if (kept.size >= MOST_KEPT) kept.clear();
	kept.set(credentialId(context), { secret, readAt: Date.now() });
	return secret;
}

function credentialId(context: IWebhookFunctions): string {
	return context.getNode().credentials?.[CREDENTIAL]?.id ?? '';
}
