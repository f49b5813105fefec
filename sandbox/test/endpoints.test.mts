import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import { ENDPOINTS } from '../api/endpoints.mts';
import { CONTRACT } from './support/contract.mts';
import { apiUrl, call, callText, sandbox } from './support/sandbox.mts';
import type { Parameters } from './support/sandbox.mts';

/** For each endpoint, parameters that it accepts in a freshly seeded sandbox. */
const ACCEPTED: Readonly<Record<string, Parameters>> = {
	'mobile/check': { mobile: '6971234567' },
	'key/get': {},
	'key/reset': {},
	'sms/bulk': { to: '6971234567,6971234568', text: 'Hello' },
	'sms/cancel': { smsId: '39116149' },
	'sms/send': { to: '6971234567', text: 'Hello' },
	'viber/send': { to: '6971234567', from: '1001', text: 'Hello' },
	'viber/bulk': { to: '6971234567,6971234568', from: '1001', text: 'Hello' },
	'viber/balance': {},
	'me/balance': {},
	'2fa/send': { to: '6971234567', wait: '0' },
	'2fa/check': { authId: '39116150', code: '0' },
	'contact/add': { mobile: '6971234567' },
	'contact/delete': { contactId: '500001' },
	'contact/get': { contactId: '500001' },
	'contact/list': {},
	'contact/update': { contactId: '500001', name: 'Mary' },
	'group/add': { name: 'Teachers' },
	'group/addContact': { groupId: '7001', contactId: '500003' },
	'group/delete': { groupId: '7001' },
	'group/deleteAllContacts': { groupId: '7001' },
	'group/deleteContact': { groupId: '7001', contactId: '500001' },
	'group/get': { groupId: '7001' },
	'group/list': {},
	'history/group/list': {},
	'history/single/list': {},
	'hlr/lookup': { mobile: '6971234567' },
	'purchase/list': {},
	'status/get': {},
	'status/sms': { smsId: '39116149' },
	'user/add': { email: 'new@example.com', password: 'secret' },
	'user/list': {},
	'user/topup': { userId: '12347', sms: '5', cost: '1' },
	'user/comment/add': { userId: '12347', comment: 'Paid' },
	'user/comment/delete': { commentId: '3001' },
	'user/comment/list': { userId: '12347' },
};

/** What the parameters above count on: a scheduled SMS, a two-factor one, a sub-user with a comment. */
async function prepare(): Promise<void> {
	await call('sms/send', { to: '6971234560', text: 'Later', timestamp: '4000000000' });
	await call('2fa/send', { to: '6971234560', wait: '0' });
	await call('user/add', { email: 'sub@example.com', password: 'secret' });
	await call('user/comment/add', { userId: '12347', comment: 'New' });
}

test('there is every endpoint of the contract, and the alias of version 2', () => {
	const paths = ENDPOINTS.map(({ path }) => path).filter((path) => path !== 'balance/get');
	assert.deepEqual(paths.sort(), Object.keys(CONTRACT).sort());
	assert.deepEqual(Object.keys(ACCEPTED).sort(), Object.keys(CONTRACT).sort());
});

for (const [path, parameters] of Object.entries(ACCEPTED)) {
	test(`${path} accepts GET, urlencoded and multipart, and answers JSON, XML and text`, async () => {
		const all = { key: 'demo-key', ...parameters };
		const requests: Record<string, () => Promise<Response>> = {
			get: () => fetch(`${apiUrl}/${path}?${new URLSearchParams(all)}`),
			urlencoded: () => post(path, new URLSearchParams(all)),
			multipart: () => post(path, form(all)),
		};
		for (const [way, request] of Object.entries(requests)) {
			sandbox.reset();
			await prepare();
			const response = await request();
			assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
			const answer = JSON.parse(await response.text());
			assert.equal(response.status, 200);
			assert.equal(answer.status, '1', `${way}: ${JSON.stringify(answer)}`);
			assert.equal(answer.error, '0');
		}
		sandbox.reset();
		await prepare();
		const xml = new XMLParser().parse(await callText(path, { ...parameters, type: 'xml' }));
		assert.equal(xml.response.status, 1);
		sandbox.reset();
		await prepare();
		const text = await callText(path, { ...parameters, type: 'v2' });
		assert.doesNotMatch(text, /^Error: (?!Not authenticated)|^$/);
	});
}

test('parameters in any other form are none at all', async () => {
	const response = await fetch(`${apiUrl}/me/balance`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: '{"key":"demo-key"}',
	});
	assert.equal(((await response.json()) as { error: string }).error, '101');
});

test('an unknown path is an HTML page with status 404', async () => {
	const response = await fetch(`${apiUrl}/sms/unknown`);
	assert.equal(response.status, 404);
	assert.match(await response.text(), /^<!DOCTYPE html>/);
});

test('the body overrides the query', async () => {
	const body = new URLSearchParams({ key: 'demo-key' });
	const response = await fetch(`${apiUrl}/me/balance?key=wrong`, { method: 'POST', body });
	assert.equal(((await response.json()) as { balance: string }).balance, '1000');
});

function post(path: string, body: URLSearchParams | FormData): Promise<Response> {
	return fetch(`${apiUrl}/${path}`, { method: 'POST', body });
}

function form(parameters: Parameters): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(parameters)) data.append(name, value);
	return data;
}
