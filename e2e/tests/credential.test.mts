import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import getPort from 'get-port';
import { testCredential } from '../n8n/credentials.mts';
import { useTestEnvironment } from '../context.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();

/** Presses the test button of a credential that differs from the sandbox's in some fields. */
async function pressTest(changes: Record<string, string> = {}) {
	return await testCredential(session, await storeCredential(changes));
}

test('a right key passes, by a call that really authenticates', async () => {
	const { status, message } = await pressTest();
	assert.equal(status, 'OK', message);
	const calls = await sandbox.requests('me/balance');
	assert.ok(calls.length > 0);
	for (const { body } of calls) assert.equal(body.key, 'demo-key');
});

test('a right user name and password pass', async () => {
	const { status, message } = await pressTest({
		authenticationMethod: 'password',
		apiKey: '',
		username: 'demo',
		password: 'demo-pass',
	});
	assert.equal(status, 'OK', message);
});

test('a wrong key fails and points to the key and the IP whitelist', async () => {
	const { status, message } = await pressTest({ apiKey: 'no-such-key' });
	assert.equal(status, 'Error');
	assert.match(message, /API key/i);
	assert.match(message, /whitelist/i);
});

test('a wrong password fails and points to the password', async () => {
	const { status, message } = await pressTest({
		authenticationMethod: 'password',
		apiKey: '',
		username: 'demo',
		password: 'wrong',
	});
	assert.equal(status, 'Error');
	assert.match(message, /password/i);
});

test('a base URL without a server fails and points to the base URL', async () => {
	const { status, message } = await pressTest({
		baseUrl: `http://127.0.0.1:${await getPort()}/api`,
	});
	assert.equal(status, 'Error');
	assert.match(message, /base URL/i);
});

test('the base URL of a website fails and points to the base URL', async () => {
	const website = await startWebsite();
	try {
		const { port } = website.address() as AddressInfo;
		const { status, message } = await pressTest({ baseUrl: `http://127.0.0.1:${port}` });
		assert.equal(status, 'Error');
		assert.match(message, /base URL/i);
	} finally {
		website.close();
	}
});

test('an address outside the IP whitelist fails and points to the whitelist', async () => {
	await sandbox.changeAccount('demo', { whitelist: ['203.0.113.5'] });
	const { status, message } = await pressTest();
	assert.equal(status, 'Error');
	assert.match(message, /whitelist/i);
});

/** A web server that answers every call with a page, as most do. */
async function startWebsite(): Promise<Server> {
	const server = createServer((_request, response) => {
		response.setHeader('content-type', 'text/html');
		response.end('<!doctype html><title>Welcome</title><h1>It works!</h1>');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return server;
}
