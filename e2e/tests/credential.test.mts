import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify from 'fastify';
import getPort from 'get-port';
import { useTestEnvironment } from '../context.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();

/** Presses the test button of a credential that differs from the sandbox's in some fields. */
async function pressTest(changes: Record<string, string> = {}) {
	return await session.testCredential(await storeCredential(changes));
}

async function assertPasses(changes: Record<string, string> = {}): Promise<void> {
	const { status, message } = await pressTest(changes);
	assert.equal(status, 'OK', message);
}

/** Checks that the test fails with a message that points to what is wrong. */
async function assertFails(changes: Record<string, string>, ...words: RegExp[]): Promise<void> {
	const { status, message } = await pressTest(changes);
	assert.equal(status, 'Error');
	for (const word of words) assert.match(message, word);
}

const withPassword = (password: string) => ({
	...{ authenticationMethod: 'password', apiKey: '', username: 'demo', password },
});

test('a right key passes, by a call that really authenticates', async () => {
	await assertPasses();
	const calls = await sandbox.requests('me/balance');
	assert.ok(calls.length > 0);
	for (const { body } of calls) assert.equal(body.key, 'demo-key');
});

test('a right username and password pass', async () => {
	await assertPasses(withPassword('demo-pass'));
});

test('a wrong key fails and points to the key and the IP whitelist', async () => {
	await assertFails({ apiKey: 'no-such-key' }, /API key/i, /whitelist/i);
});

test('a wrong password fails and points to the password', async () => {
	await assertFails(withPassword('wrong'), /password/i);
});

test('a base URL without a server fails and points to the base URL', async () => {
	await assertFails({ baseUrl: `http://127.0.0.1:${await getPort()}/api` }, /base URL/i);
});

test('the base URL of a website fails and points to the base URL', async () => {
	const website = Fastify({ forceCloseConnections: true });
	website.all('*', async (_request, reply) =>
		reply.type('text/html').send('<!doctype html><title>Welcome</title><h1>It works!</h1>'),
	);
	try {
		await assertFails(
			{ baseUrl: await website.listen({ host: '127.0.0.1', port: 0 }) },
			/base URL/i,
		);
	} finally {
		await website.close();
	}
});

test('an address outside the IP whitelist fails and points to the whitelist', async () => {
	await sandbox.changeAccount('demo', { whitelist: ['203.0.113.5'] });
	await assertFails({}, /whitelist/i);
});
