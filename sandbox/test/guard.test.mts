import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { apiUrl, call, url } from './support/sandbox.mts';

/** Calls the sandbox with headers that fetch does not let anyone set. @returns the HTTP status */
async function statusOf(
	method: string,
	path: string,
	headers: Record<string, string>,
): Promise<number | undefined> {
	return await new Promise((resolve, reject) => {
		const { port } = new URL(url);
		const options = { host: '127.0.0.1', port, method, path, headers };
		request(options, (response) => resolve(response.resume().statusCode))
			.on('error', reject)
			.end();
	});
}

const own = new URL(url).host;

/** What a page of another site can have a browser call, all of which changes something. */
const CHANGES = [
	['POST', '/control/reset'],
	['DELETE', '/control/requests'],
	['GET', '/api/key/reset?key=demo-key'],
	['POST', '/api/key/reset?key=demo-key'],
	['GET', '/api/sms/send?key=demo-key&to=6971234567&text=Hello'],
	['GET', '/control/requests'],
] as const;

const FROM_ELSEWHERE = [
	['of another site', { 'sec-fetch-site': 'cross-site' }],
	['of another port', { 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' }],
	['of another origin', { origin: 'https://elsewhere.example.com' }],
	['without an origin of its own', { origin: 'null' }],
	[
		'under a name that leads here',
		{ host: 'elsewhere.example.com', 'sec-fetch-site': 'same-origin' },
	],
	['under a name with the port', { host: `elsewhere.example.com:${new URL(url).port}` }],
	[
		'at an address for which browsers say nothing of it',
		{ host: `0.0.0.0:${new URL(url).port}`, 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)' },
	],
	[
		'at such an address, with a Referer',
		{
			host: '192.168.1.7',
			'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)',
			referer: 'http://192.168.1.7.elsewhere.example.com/',
		},
	],
	['under no usable name', { host: 'a b' }],
] as const;

for (const [what, headers] of FROM_ELSEWHERE) {
	test(`a page ${what} changes and reads nothing`, async () => {
		for (const [method, path] of CHANGES) {
			assert.ok(
				[400, 403].includes((await statusOf(method, path, { host: own, ...headers })) ?? 0),
				path,
			);
		}
		assert.equal((await call('me/balance')).balance, '1000');
	});
}

test("the sandbox's own page, and programs, are answered", async () => {
	for (const host of [own, 'localhost', '[::1]:8484', 'sandbox:8484', '192.168.1.7']) {
		const ofPage = { host, 'sec-fetch-site': 'same-origin', origin: `http://${host}` };
		const onPlainHttp = { host, 'user-agent': 'Mozilla/5.0', referer: `http://${host}/inbox/` };
		assert.equal(await statusOf('GET', '/control/settings', onPlainHttp), 200, host);
		assert.equal(await statusOf('GET', '/control/settings', { host }), 200, host);
		assert.equal(await statusOf('GET', '/control/settings', ofPage), 200, host);
	}
	assert.equal(
		await statusOf('GET', '/control/settings', { host: own, 'sec-fetch-site': 'none' }),
		200,
	);
	assert.equal((await fetch(`${apiUrl}/me/balance?key=demo-key`)).status, 200);
});

test('the inbox may be linked to from another page', async () => {
	const headers = { host: own, 'sec-fetch-site': 'cross-site' };
	assert.equal(await statusOf('GET', '/inbox/index.html', headers), 200);
});
