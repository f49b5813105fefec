import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, control, pause, sandbox, until } from './support/sandbox.mts';
import type { Json } from './support/sandbox.mts';

const SMS = { to: '6971234567', text: 'Hello' };

function lastMessage() {
	const message = sandbox.messages.all().at(-1);
	assert.ok(message);
	return message;
}

test('Greek without ucs is stored as unaccented capitals, and with it as typed', async () => {
	await call('sms/send', { ...SMS, text: 'Καλημέρα σας, Αϊτή! ok' });
	assert.equal(lastMessage().text, 'ΚΑΛΗΜΕΡΑ ΣΑΣ, ΑΙΤΗ! ok');
	await call('sms/send', { ...SMS, text: 'Καλημέρα σας', ucs: 'true' });
	assert.equal(lastMessage().text, 'Καλημέρα σας');
});

test('every part costs: 160 and 153 in GSM, 70 and 67 in UCS-2', async () => {
	const cost = async (text: string, ucs: string) =>
		(await call('sms/send', { ...SMS, text, ucs })).cost;
	assert.equal(await cost('x'.repeat(160), ''), '1');
	assert.equal(await cost('x'.repeat(161), ''), '2');
	assert.equal(await cost('x'.repeat(306), ''), '2');
	assert.equal(await cost('x'.repeat(307), ''), '3');
	assert.equal(await cost('ά'.repeat(70), 'true'), '1');
	assert.equal(await cost('ά'.repeat(71), 'true'), '2');
	assert.equal(await cost('ά'.repeat(135), 'true'), '3');
	assert.equal(await cost('ά'.repeat(160), 'false'), '1');
	assert.equal((await call('me/balance')).balance, String(1000 - 15));
});

test('another country costs more, and is charged so', async () => {
	const answer = await call('sms/send', { ...SMS, to: '00491725984200' });
	assert.deepEqual([answer.cost, answer.balance, answer.mcc], ['2', '998', '262']);
});

test('a sender is cut to 11 characters or 16 digits; without one it is the account’s', async () => {
	await call('sms/send', { ...SMS, from: 'A sender too long' });
	assert.equal(lastMessage().from, 'A sender to');
	await call('sms/send', { ...SMS, from: '12345678901234567' });
	assert.equal(lastMessage().from, '1234567890123456');
	await call('sms/send', SMS);
	assert.equal(lastMessage().from, 'SMSB2B');
});

test('bulk takes a comma list and repeated to[], and sends duplicates twice', async () => {
	await call('sms/bulk', { to: '6971234567, 6971234567,', text: 'Hello' });
	assert.equal(sandbox.messages.all().length, 2);
	const answer = await call('sms/bulk', { 'to[0]': '6971234567', 'to[1]': '1', text: 'Hello' });
	assert.deepEqual([answer.accepted, answer.rejected, answer.balance], ['1', '1', '997']);
});

test('bulk sends nothing when the balance does not suffice for all', async () => {
	await control('PATCH', 'accounts/demo', { balance: 1 });
	const answer = await call('sms/bulk', { to: '6971234567,6971234568', text: 'Hello' });
	assert.deepEqual([answer.error, answer.accepted, answer.balance], ['105', '0', '1']);
	assert.equal(sandbox.messages.all().length, 0);
});

test('a scheduled message is charged, sent when its time comes, and then reported', async () => {
	sandbox.settings.reportDelay = 0;
	const timestamp = String(Math.ceil(Date.now() / 1000) + 1);
	await call('sms/send', { ...SMS, timestamp });
	const message = lastMessage();
	assert.equal(message.sentAt, null);
	assert.equal((await call('me/balance')).balance, '999');
	await until(() => message.status === 'd');
	assert.ok((message.sentAt ?? 0) >= Number(timestamp) * 1000);
	assert.equal((await call('sms/cancel', { smsId: String(message.id) })).error, '110');
});

test('a cancelled message gives its credits back, is never sent and leaves no trace', async () => {
	const timestamp = String(Math.ceil(Date.now() / 1000) + 1);
	const { id } = await call('sms/send', { ...SMS, timestamp });
	const message = lastMessage();
	const answer = await call('sms/cancel', { smsId: String(id) });
	assert.deepEqual(answer, {
		status: '1',
		id,
		smsId: id,
		balance: '1000',
		remarks: 'Success: Message purged',
		error: '0',
	});
	assert.equal((await call('status/sms', { smsId: String(id) })).remarks, 'Info: No report');
	assert.equal((await call('sms/cancel', { smsId: String(id) })).error, '109');
	await pause(Number(timestamp) * 1000 - Date.now() + 50);
	assert.equal(message.sentAt, null);
});

test('no one sees or cancels the message of another account', async () => {
	const { id } = await call('sms/send', { ...SMS, timestamp: '4000000000' });
	const parameters = { key: 'second-key', smsId: String(id) };
	assert.equal((await call('sms/cancel', parameters)).error, '109');
	assert.equal((await call('status/sms', parameters)).remarks, 'Info: No report');
});

test('the history has single messages, and bulk ones by call, newest first', async () => {
	await call('sms/send', { ...SMS, text: 'first', flash: 'true' });
	await call('sms/send', { ...SMS, text: 'second' });
	await call('sms/bulk', { to: '6971234567', text: 'alone' });
	await call('sms/bulk', { to: '306971000001,6971234568', text: 'bulk', from: 'School' });
	const single = await call('history/single/list');
	assert.deepEqual([single.total, single.cost], ['3', '3']);
	const texts = (single.sms as Json[]).map(({ text, flash }) => [text, flash]);
	assert.deepEqual(texts, [
		['alone', '0'],
		['second', '0'],
		['first', '1'],
	]);
	const group = await call('history/group/list');
	const row = group[0] as Json;
	assert.deepEqual([row.text, row.sender, row.total, row.cost], ['bulk', 'School', 2, 2]);
	const contactIds = (row.sms as Json[]).map(({ contactId }) => contactId);
	assert.deepEqual(contactIds, ['500001', '0']);
	assert.match(String(row.timestamp), /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
});
