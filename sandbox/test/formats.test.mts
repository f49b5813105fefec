import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import { call, callText, sandbox } from './support/sandbox.mts';

const parser = new XMLParser({ parseTagValue: false, htmlEntities: true });
const SMS = { to: '6971234567', text: 'Hello' };

async function xml(path: string, parameters: Record<string, string> = {}) {
	const text = await callText(path, { ...parameters, type: 'xml' });
	assert.ok(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<response>'), text);
	return parser.parse(text).response;
}

async function v2(path: string, parameters: Record<string, string> = {}) {
	return await callText(path, { ...parameters, type: 'v2' });
}

test('XML wraps a list in its plural, or repeats its rows under the root', async () => {
	const wrapped = await xml('contact/list');
	assert.equal(wrapped.contacts.contact.length, 3);
	assert.equal(wrapped.contacts.contact[0].name, 'Maria');
	sandbox.settings.xmlLists = 'repeated';
	const repeated = await xml('contact/list');
	assert.equal(repeated.contact.length, 3);
	assert.equal(repeated.contacts, undefined);
});

test('XML repeats a list that is called as its rows, and has no numeric names', async () => {
	await call('sms/bulk', { to: '6971234567,6971234568', text: 'Hello' });
	for (const message of sandbox.messages.all()) sandbox.delivery.report(message, 'd');
	const one = await xml('status/sms', { smsId: '39116149' });
	assert.equal(one.sms.status, 'd');
	const changed = await xml('status/get');
	assert.deepEqual(
		changed.sms.map(({ smsId }: { smsId: string }) => smsId),
		['39116149', '39116150'],
	);
});

test('XML escapes what text may hold, and drops what XML cannot hold', async () => {
	const text = `<b> & "Tom" 'n' ]]> Ωμέγα 😀`;
	await call('sms/send', { ...SMS, text: `${text}\u0001`, ucs: 'true' });
	assert.equal((await xml('history/single/list')).sms.text, text);
});

test('XML answers a refusal with its code', async () => {
	const answer = await xml('sms/send', { ...SMS, to: '' });
	assert.deepEqual(answer, { status: '0', remarks: 'Error: Parameter to is empty', error: '102' });
});

test('text: bare key, bare id, bare balance, and the refusal alone', async () => {
	assert.equal(await v2('key/get'), 'demo-key');
	assert.equal(await v2('sms/send', SMS), '39116149');
	assert.equal(await v2('me/balance'), '999');
	assert.equal(await v2('sms/send', { ...SMS, to: '' }), 'Error: Parameter to is empty');
});

test('text: a status call is id|status|id|status', async () => {
	await call('sms/bulk', { to: '6971234567,6971234599', text: 'Hello' });
	const [first, second] = sandbox.messages.all();
	assert.ok(first && second);
	sandbox.delivery.report(first, 'd');
	sandbox.delivery.report(second, 'f');
	assert.equal(await v2('status/get'), '39116149|d|39116150|f');
	assert.equal(await v2('status/sms', { smsId: '39116149' }), '39116149|d');
	assert.equal(await v2('status/get'), 'Info: No pending reports');
	assert.equal(await v2('status/sms', { smsId: '1' }), 'Info: No report');
});

test('text: other lists have a line for each row, other successes their values or remarks', async () => {
	assert.equal(await v2('group/list'), '7001|Parents');
	assert.equal(await v2('sms/bulk', { ...SMS, to: '6971234567,6971234568' }), '39116149|39116150');
	assert.equal(
		await v2('purchase/list'),
		'60001|2026-01-12 10:30:00|45|1000\n60002|2026-09-07 12:15:00|22.5|500',
	);
	assert.equal(
		await v2('mobile/check', { mobile: '6971234567' }),
		'306971234567|6971234567|GREECE|30|697|1234567|202|01|1',
	);
	assert.equal(await v2('group/delete', { groupId: '7001' }), 'Success');
	await call('sms/send', { ...SMS, text: 'one|two\nthree', ucs: 'true' });
	assert.match(await v2('history/single/list'), /\|one two three\|/);
});
