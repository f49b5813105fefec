import { callbackSecret, type SecretSource } from '../../../../lib/callback';

const key = { authenticationMethod: 'apiKey', apiKey: '72416f5e5ed000' } as const;
const password = {
	authenticationMethod: 'password',
	username: 'school',
	password: 'correct horse',
} as const;

function secretOf(credential: SecretSource): string {
	const result = callbackSecret(credential);
	if (!('secret' in result)) throw new Error(result.message);
	return result.secret;
}

describe('the secret of a credential', () => {
	it('is the configured one, whatever else there is', () => {
		const mine = 'm'.repeat(32);
		expect(secretOf({ ...key, callbackSecret: mine })).toBe(mine);
		expect(secretOf({ ...password, callbackSecret: mine })).toBe(mine);
	});

	it('is none where the configured one could be guessed, and says what it takes', () => {
		for (const short of ['m', 'mine', 'm'.repeat(31)]) {
			expect(callbackSecret({ ...key, callbackSecret: short })).toEqual({
				message: 'The value of "Callback Secret" in the credential is too short',
				description: expect.stringMatching(/at least 32 .* leave it empty/),
			});
		}
	});

	it('is derived from the API key otherwise, and says nothing of it', () => {
		const secret = secretOf({ ...key, callbackSecret: '' });
		// HKDF-SHA256 as OpenSSL computes it:
		// openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt key:72416f5e5ed000 -kdfopt info:"n8n-nodes-smsb2b callback 1" -binary HKDF
		expect(secret).toBe('Y6DcNHkHobL4FOgGNgEk_Q-_QwQNOYwUfeq1olXPnfo');
		expect(secretOf({ ...key, apiKey: '72416f5e5ed001' })).not.toBe(secret);
	});

	it('is derived from what is sent of a key or password, however an expression gave it', () => {
		const given = (apiKey: unknown) => secretOf({ ...key, apiKey: apiKey as string });
		for (const apiKey of [' 72416555\n', 72416555, ['72416555']])
			expect(given(apiKey)).toBe(given('72416555'));
		const login = (username: unknown, code: unknown) =>
			secretOf({ ...password, username: username as string, password: code as string });
		expect(login(12345678, 87654321)).toBe(login('12345678', '87654321'));
		expect(login('12345678', ' 87654321')).not.toBe(login('12345678', '87654321'));
	});

	it('is derived from user name and password where there is no key', () => {
		const secret = secretOf({ ...password, apiKey: 'left over from before' });
		// openssl kdf -keylen 32 -kdfopt pass:"correct horse" -kdfopt hexsalt:… -kdfopt n:16384 -kdfopt r:8 -kdfopt p:1 SCRYPT
		expect(secret).toBe('iBIEtiN9mNe2aVM3kwO41a7uFJctPAHtK7Y4-Ri8dUc');
		expect(secretOf(password)).toBe(secret);
		expect(secretOf({ ...password, username: 'other' })).not.toBe(secret);
	});

	it('is derived from a password once, not for every message', () => {
		callbackSecret(password);
		const started = performance.now();
		for (let time = 0; time < 1_000; time++) callbackSecret(password);
		expect(performance.now() - started).toBeLessThan(500);
	});

	it('is none where there is nothing to take it from', () => {
		for (const empty of [
			{},
			{ ...key, apiKey: '' },
			{ ...key, apiKey: ' ' },
			{ ...password, password: '' },
		]) {
			expect(callbackSecret(empty)).toHaveProperty('message');
		}
	});
});
