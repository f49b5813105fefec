import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiUrl, call, control, pause, sandbox, until } from './support/sandbox.mts';

test('settings are read, changed and refused', async () => {
	const changed = await control('PATCH', 'settings', { shape: 'reference', reportDelay: 5 });
	assert.deepEqual([changed.body.shape, changed.body.reportDelay], ['reference', 5]);
	assert.equal((await control('GET', 'settings')).body.shape, 'reference');
	assert.equal((await control('PATCH', 'settings', { shape: 'square' })).status, 400);
	assert.equal((await control('PATCH', 'settings', { shpe: 'wire' })).status, 400);
});

test('a reset brings the seeded state back, whatever was there', async () => {
	await call('sms/send', { to: '6971234567', text: 'Hello' });
	await call('key/reset');
	await control('PATCH', 'settings', { shape: 'nested', latency: 1 });
	await control('POST', 'faults', { kind: 'empty', count: null });
	await control('POST', 'reset');
	assert.equal((await call('me/balance')).balance, '1000');
	assert.equal((await control('GET', 'messages')).body.length, 0);
	assert.equal((await control('GET', 'requests')).body.length, 1);
	assert.equal((await control('GET', 'statistics')).body.total, 1);
});

test('the log has what was received, decoded, in its order', async () => {
	await fetch(`${apiUrl}/mobile/check?mobile=%2B30697&type=xml`);
	await call('sms/send', { to: '', text: 'Καλημέρα & αντίο' });
	const { body } = await control('GET', 'requests');
	const [first, second] = body;
	assert.deepEqual(
		[first?.method, first?.path, first?.query, first?.answer, first?.account],
		['GET', 'mobile/check', { mobile: '+30697', type: 'xml' }, 201, null],
	);
	assert.deepEqual(second?.body, { key: 'demo-key', to: '', text: 'Καλημέρα & αντίο' });
	assert.deepEqual([second?.order, second?.answer, second?.account], [2, 102, 'demo']);
	assert.match(String(second?.contentType), /^application\/x-www-form-urlencoded/);
	assert.equal((await control('GET', 'requests?path=sms/send')).body.length, 1);
	assert.equal((await control('GET', 'requests?limit=1')).body[0]?.order, 2);
	await control('DELETE', 'requests');
	assert.equal((await control('GET', 'requests')).body.length, 0);
	assert.equal((await control('GET', 'statistics')).body.total, 2);
});

test('the statistics count exactly, and know how many calls were in flight', async () => {
	sandbox.settings.latency = 30;
	await Promise.all(Array.from({ length: 12 }, () => call('me/balance')));
	await call('mobile/check', { mobile: '1' });
	await until(() => sandbox.log.statistics().inFlight === 0);
	assert.deepEqual((await control('GET', 'statistics')).body, {
		total: 13,
		inFlight: 0,
		maxInFlight: 12,
		perPath: { 'me/balance': 12, 'mobile/check': 1 },
	});
	await control('DELETE', 'statistics');
	assert.equal((await control('GET', 'statistics')).body.total, 0);
});

test('the log stays bounded, the counts exact', () => {
	const received = { method: 'GET', path: 'x', query: {}, body: {}, contentType: '', address: '' };
	for (let index = 0; index < 45_000; index += 1)
		sandbox.log.close(sandbox.log.open(received), 200);
	const entries = sandbox.log.entries();
	assert.deepEqual([entries.length, entries[0]?.order], [20_000, 25_001]);
	assert.equal(sandbox.log.statistics().total, 45_000);
	const large = { ...received, body: { text: 'x'.repeat(1024 * 1024) } };
	for (let index = 0; index < 100; index += 1) sandbox.log.close(sandbox.log.open(large), 200);
	assert.ok(sandbox.log.entries().length <= 64);
});

test('messages are found by account and recipient', async () => {
	await call('sms/send', { to: '6971234567', text: 'Hello' });
	await call('sms/send', { key: 'second-key', to: '6971234568', text: 'Hello' });
	const { body } = await control('GET', 'messages?account=second');
	assert.deepEqual([body.length, body[0]?.to, body[0]?.account], [1, '306971234568', 'second']);
	assert.equal((await control('GET', 'messages?to=306971234567')).body.length, 1);
	assert.equal((await control('GET', 'messages/1')).status, 404);
	assert.equal((await control('POST', 'messages/39116149/report', { status: 'x' })).status, 400);
});

test('latency holds every call up', async () => {
	sandbox.settings.latency = 40;
	const started = Date.now();
	await call('me/balance');
	assert.ok(Date.now() - started >= 38);
	await pause(1);
});
