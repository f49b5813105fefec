import { createHash, hkdfSync, scryptSync } from 'crypto';

import { apiKeyOf, type Credential } from '../api/credential';
import { usesPassword } from '../values/credentialOptions';
import { textOf } from '../values/single';

/** The fields of the credential that a secret can come from. */
export type SecretSource = Pick<
	Credential,
	'authenticationMethod' | 'apiKey' | 'username' | 'password' | 'callbackSecret'
>;

/** Keeps a derived secret apart from anything else that is ever derived from the same key. */
const LABEL = 'n8n-nodes-smsb2b callback 1';
const SECRET_BYTES = 32;

/**
 * A signature lies open in the logs of every proxy, and a secret of one's own is used as it is: it must be more than
 * anyone can try out. `openssl rand -hex 16` makes one.
 */
const FEWEST_CHARACTERS = 32;

/** The secret of a credential, or why it has none: what is wrong, and what to do. */
export type CallbackSecret = { secret: string } | { message: string; description: string };

/**
 * The secret with which callback URLs are signed: the credential's own, or else one that is derived from its key, so that
 * the key itself is never used on anything that leaves the house. It is the same as long as the credential's key is:
 * after a reset of the key, only a configured secret still opens the reports of messages sent before.
 *
 * - API key: HKDF-SHA256 of the key, no salt, info {@link LABEL}, 32 bytes, base64url.
 * - user name and password: scrypt (N 16384, r 8, p 1) of the password, salt {@link LABEL} and the user name with a
 *   line feed between them, 32 bytes, base64url. Slow on purpose: a signature must not allow trying passwords by the million.
 */
export function callbackSecret(credential: SecretSource): CallbackSecret {
	if (credential.callbackSecret) return ownSecret(String(credential.callbackSecret));
	if (usesPassword(credential)) {
		const [username, password] = [textOf(credential.username), textOf(credential.password)];
		return username && password ? { secret: fromPassword(username, password) } : EMPTY;
	}
	const apiKey = apiKeyOf(credential);
	return apiKey ? { secret: fromKey(apiKey) } : EMPTY;
}

const EMPTY = {
	message:
		'Delivery reports cannot be signed: the credential has neither an API key nor a password',
	description: 'Complete the SMSB2B credential, or enter a "Callback Secret" in it.',
};

function ownSecret(secret: string): CallbackSecret {
	if (secret.length >= FEWEST_CHARACTERS) return { secret };
	return {
		message: 'The value of "Callback Secret" in the credential is too short',
		description: `Enter at least ${FEWEST_CHARACTERS} random characters there, or leave it empty.`,
	};
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
