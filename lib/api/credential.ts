import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { usesPassword } from '../values/credentialOptions';
import { trimmed } from '../values/single';

/** The type of the credential with which every node of this package calls SMSB2B. */
export const CREDENTIAL_TYPE = 'smsb2bApi';

/** The fields of the credential; an expression may have put anything into them. */
export interface Credential {
	authenticationMethod?: 'apiKey' | 'password';
	apiKey?: string;
	username?: string;
	password?: string;
	baseUrl?: string;
	callbackSecret?: string;
	callbackUrl?: string;
	sessionToken?: string;
	country?: string;
	historyTimeZone?: string;
	testRuns?: string;
	testNumber?: string;
}

/** Whoever can read the credential that is chosen in a node. */
export interface CredentialReader {
	getCredentials<T extends object = ICredentialDataDecryptedObject>(type: string): Promise<T>;
}

/** The credential that is chosen in the node. @throws what n8n throws where none is, or where it cannot be decrypted */
export async function credentialOf(context: CredentialReader): Promise<Credential> {
	return await context.getCredentials<Credential>(CREDENTIAL_TYPE);
}

/** The API key as it is sent and as secrets are derived from it: without the spaces that were copied along, and as text. */
export function apiKeyOf({ apiKey }: { apiKey?: unknown }): string {
	return trimmed(apiKey);
}

/** By what the account of the credential is told from others: where it is, and who signs in. */
export async function accountOf(context: CredentialReader): Promise<string> {
	const credential = await credentialOf(context);
	const { baseUrl, username } = credential;
	return `${String(baseUrl)} ${usesPassword(credential) ? String(username) : apiKeyOf(credential)}`;
}
