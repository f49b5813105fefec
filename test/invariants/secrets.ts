import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { TestSandbox } from '../support/sandbox';

/** What must never be seen: long enough that nothing else is like them. */
export const KEY = 'Kq7vSecretKey42';
const PASSWORD = 'p4ss wörd&more/17';
const CALLBACK_SECRET = 'callback-secret-of-the-test-long-enough';

/** The account of the sandbox gets the secrets, once everything is prepared with those it had. */
export async function setSecrets(sandbox: TestSandbox): Promise<void> {
	await sandbox.account({ key: KEY, password: PASSWORD });
}

/** The credential of the account, of either kind. */
export function credentialOf(
	sandbox: TestSandbox,
	method: 'apiKey' | 'password',
): ICredentialDataDecryptedObject {
	const callbackSecret = CALLBACK_SECRET;
	return method === 'apiKey'
		? { ...sandbox.credential, apiKey: KEY, callbackSecret }
		: { ...sandbox.login, password: PASSWORD, callbackSecret };
}

/** Each secret as it stands, and as it is written in a form, in a URL and in JSON. */
const SPELLINGS = [KEY, PASSWORD, CALLBACK_SECRET].map((secret) => [
	secret,
	encodeURIComponent(secret),
	new URLSearchParams({ '': secret }).toString().slice(1),
	JSON.stringify(secret).slice(1, -1),
]);

/** The secrets that a text holds, in whatever spelling. */
export function secretsIn(text: string): string[] {
	return SPELLINGS.filter((spellings) => spellings.some((spelling) => text.includes(spelling))).map(
		([secret]) => secret,
	);
}

/** The call of an operation, as a server would give it back that says what it got. */
export const ECHO = new URLSearchParams({ key: KEY, to: '306971234501', text: 'Hello' }).toString();

/** The same of the call by which the credential fetches the key. */
export const LOGIN_ECHO = new URLSearchParams({
	...{ username: 'demo', password: PASSWORD, type: 'json' },
}).toString();
