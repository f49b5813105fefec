import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, callText, control } from './support/sandbox.mts';
import type { Json } from './support/sandbox.mts';

const NEW_USER = { email: 'sub@example.com', password: 'secret' };

async function addUser(): Promise<string> {
	return String(((await call('user/add', NEW_USER)).user as Json).userId);
}

test('key/get takes the key, or the password with username, email or mobile', async () => {
	for (const username of ['demo', 'demo@example.com', '306970000001']) {
		const answer = await call('key/get', { key: '', username, password: 'demo-pass' });
		assert.equal(answer.key, 'demo-key');
	}
	assert.equal((await call('key/get', { key: '', username: 'demo', password: 'no' })).error, '101');
	const answer = await call('me/balance', { key: '', username: 'demo', password: 'demo-pass' });
	assert.equal(answer.error, '101', 'the password does for key/get and key/reset only');
});

test('key/reset gives a new key, and the old one dies at once', async () => {
	const { key } = await call('key/reset');
	assert.match(String(key), /^\w{14,30}$/);
	assert.equal((await call('me/balance')).error, '101');
	assert.equal((await call('me/balance', { key: String(key) })).balance, '1000');
	await control('PATCH', 'accounts/demo', { key: 'other-key' });
	assert.equal((await call('me/balance', { key: 'other-key' })).status, '1');
});

test('balance/get is me/balance', async () => {
	assert.deepEqual(await call('balance/get'), await call('me/balance'));
});

test('the whitelist lets its addresses through, and is off for null', async () => {
	await control('PATCH', 'accounts/demo', { whitelist: ['127.0.0.1'] });
	assert.equal((await call('me/balance')).status, '1');
	await control('PATCH', 'accounts/demo', { whitelist: [] });
	assert.equal((await call('me/balance')).error, '101');
	assert.equal((await call('mobile/check', { mobile: '6971234567' })).status, '1');
	await control('PATCH', 'accounts/demo', { whitelist: null });
	assert.equal((await call('me/balance')).status, '1');
});

test('a sub-user gets its own key, balance and purchases', async () => {
	const userId = await addUser();
	const { key } = await call('key/get', { key: '', username: NEW_USER.email, password: 'secret' });
	await call('user/topup', { userId, sms: '10', cost: '1,5' });
	const own = { key: String(key) };
	assert.equal((await call('me/balance', own)).balance, '10');
	assert.equal((await call('me/balance')).balance, '990');
	const [purchase] = (await call('purchase/list', own)).purchases as Json[];
	assert.deepEqual([purchase?.sms, purchase?.cost], ['10', '1.5']);
	assert.equal((await call('user/topup', { ...own, userId, sms: '1', cost: '1' })).error, '209');
});

test('a negative top-up gives credits back to the account', async () => {
	const userId = await addUser();
	await call('user/topup', { userId, sms: '10', cost: '1' });
	const answer = await call('user/topup', { userId, sms: '-4', cost: '-0.4' });
	assert.equal((answer.user as Json).balance, 6);
	assert.equal((await call('me/balance')).balance, '994');
	assert.equal((await call('user/topup', { userId, sms: '-7', cost: '1' })).error, '210');
});

test('comments are kept with their time, and deleted one by one', async () => {
	const userId = await addUser();
	await call('user/comment/add', { userId, comment: 'first' });
	await call('user/comment/add', { userId, comment: 'second' });
	await call('user/comment/delete', { commentId: '3001' });
	const { comments, total } = await call('user/comment/list', { userId });
	const [comment] = comments as Json[];
	assert.deepEqual([total, comment?.commentId, comment?.comment], ['1', '3002', 'second']);
	assert.match(String(comment?.timestamp), /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
	assert.equal(
		(await call('user/comment/delete', { commentId: '3002', key: 'second-key' })).error,
		'220',
	);
});

test('purchases are listed, and add credits', async () => {
	assert.equal((await call('purchase/list')).total, '2');
	await control('POST', 'accounts/demo/purchases', { sms: 500, cost: 22.5 });
	assert.equal((await call('purchase/list')).total, '3');
	assert.equal((await call('me/balance')).balance, '1500');
});

test('one credit is ten look-ups', async () => {
	const lookUp = (mobile: string) => call('hlr/lookup', { mobile });
	await lookUp('6971234567');
	assert.equal((await call('me/balance')).balance, '999');
	for (let count = 2; count <= 10; count += 1) await lookUp('6971234567');
	assert.equal((await call('me/balance')).balance, '999');
	await lookUp('6971234567');
	assert.equal((await call('me/balance')).balance, '998');
});

test('a look-up knows numbers that are ported, and that cannot be reached', async () => {
	const lookUp = (mobile: string) => call('hlr/lookup', { mobile });
	const plain = await lookUp('6971234567');
	assert.deepEqual([plain.result, plain.ported, plain.countryCode], ['OK', 'no', '30']);
	const ported = await lookUp('6971234577');
	assert.deepEqual([ported.ported, ported.mnc, ported.mncInitial], ['yes', '10', '01']);
	assert.equal((await lookUp('6971234599')).result, 'NOK');
});

test('accounts can be made and changed', async () => {
	const made = await control('POST', 'accounts', {
		username: 'third',
		key: 'third-key',
		balance: 7,
	});
	assert.equal(made.status, 200);
	assert.equal(await callText('me/balance', { key: 'third-key', type: 'v2' }), '7');
	await control('POST', 'accounts', { username: 'sub', parent: 'third' });
	assert.equal((await call('user/list', { key: 'third-key' })).total, '1');
	assert.equal((await control('GET', 'accounts')).body.length, 4);
	assert.equal((await control('GET', 'accounts/nobody')).status, 404);
	assert.equal((await control('PATCH', 'accounts/demo', { balnce: 1 })).status, 400);
});
