import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** What a credential holds before a key was fetched. Not empty: n8n would fetch one before every call. */
export const NO_SESSION = 'none';

/**
 * A fetched key as the credential keeps it, marked with the login it was fetched with: a credential
 * that is changed to another account must never go on with the key, and the money, of the first.
 */
export function cacheKey(credentials: ICredentialDataDecryptedObject, key: string): string {
	return `${fingerprint(credentials)}.${key}`;
}

/** The kept key; undefined when there is none, or when it was fetched with another login. */
export function cachedKey(credentials: ICredentialDataDecryptedObject): string | undefined {
	const [mark, ...key] = String(credentials.sessionToken ?? '').split('.');
	return mark === fingerprint(credentials) ? key.join('.') : undefined;
}

function fingerprint({ baseUrl, username, password }: ICredentialDataDecryptedObject): string {
	return createHash('sha256')
		.update(JSON.stringify([baseUrl, username, password]))
		.digest('base64url')
		.slice(0, 16);
}
