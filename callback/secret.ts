import { createHash, hkdfSync, scryptSync } from 'crypto';

/** The fields of the credential `smsb2bApi` that a secret can come from. */
export interface SecretSource {
	authenticationMethod?: 'apiKey' | 'password';
	apiKey?: string;
	username?: string;
	password?: string;
	callbackSecret?: string;
}

/** Keeps a derived secret apart from anything else that is ever derived from the same key. */
const LABEL = 'n8n-nodes-smsb2b callback 1';
const SECRET_BYTES = 32;

/**
 * The secret with which callback URLs are signed: the credential's own, or else one that is derived from its key, so that
 * the key itself is never used on anything that leaves the house. It is the same as long as the credential's key is:
 * after a reset of the key, only a configured secret still opens the reports of messages sent before.
 *
 * - API key: HKDF-SHA256 of the key, no salt, info {@link LABEL}, 32 bytes, base64url.
 * - user name and password: scrypt (N 16384, r 8, p 1) of the password, salt {@link LABEL} and the user name with a
 *   line feed between them, 32 bytes, base64url. Slow on purpose: a signature lies open in the logs of every proxy, and
 *   must not allow trying passwords by the million.
 *
 * @returns undefined when the credential has nothing to take a secret from
 */
export function callbackSecret(credential: SecretSource): string | undefined {
	const { authenticationMethod, apiKey, username, password } = credential;
	if (credential.callbackSecret) return credential.callbackSecret;
	if (authenticationMethod === 'password') {
		return username && password ? fromPassword(username, password) : undefined;
	}
	return apiKey ? fromKey(apiKey) : undefined;
}

function fromKey(apiKey: string): string {
	return Buffer.from(hkdfSync('sha256', apiKey, '', LABEL, SECRET_BYTES)).toString('base64url');
}

/** Deriving from a password takes some 50 ms of the event loop; the last few results are kept, under a hash. */
const derived = new Map<string, string>();
const MOST_DERIVED = 16;

function fromPassword(username: string, password: string): string {
	const name = createHash('sha256')
		.update(JSON.stringify([username, password]))
		.digest('base64url');
	const known = derived.get(name);
	if (known !== undefined) return known;
	const secret = scryptSync(password, `${LABEL}\n${username}`, SECRET_BYTES).toString('base64url');
	if (derived.size >= MOST_DERIVED) derived.clear();
	derived.set(name, secret);
	return secret;
}
