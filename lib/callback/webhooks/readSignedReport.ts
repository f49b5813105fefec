import type { IWebhookFunctions } from 'n8n-workflow';

import { CREDENTIAL_TYPE } from '../../api/credential';
import type { Audience } from '../audience';
import type { CallbackRequest } from '../parameters';
import { receiveReport, type SignedReport } from '../receive';
import { isRejection, type Rejection } from '../rejections';
import { CredentialSecrets } from './credentialSecrets';

/** Shared by all nodes that take reports. */
export const credentialSecrets = new CredentialSecrets(CREDENTIAL_TYPE);

/**
 * Reads a signed report from a call, with the secret of the node's credential. Never throws: an error would make n8n start an
 * execution, or end one that waits, at any call.
 */
export async function readSignedReport(
	context: IWebhookFunctions,
	request: CallbackRequest,
	audience: Audience,
): Promise<SignedReport | Rejection> {
	const received = await credentialSecrets.check(
		context,
		(secret) => receiveReport(request, { audience, secret }),
		(report) => isRejection(report) && report.rejected === 'altered',
	);
	return received ?? { rejected: 'unreadable' };
}
