import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, control, sandbox, until } from './support/sandbox.mts';
import type { Json } from './support/sandbox.mts';

const VIBER = { to: '6971234567', from: '1001', text: 'Hello' };
const BUTTON = { button_caption: 'Open', button_action: 'https://example.com' };
const IMAGE = { image: 'https://example.com/picture.png' };

test('the kinds of Viber message are accepted, and paid by the sender', async () => {
	const kinds = [
		VIBER,
		{ ...VIBER, ...BUTTON },
		{ ...VIBER, text: '', ...IMAGE },
		{ ...VIBER, ...IMAGE, ...BUTTON },
		{ ...VIBER, from: 'DemoSchool', text: 'x'.repeat(1000), validity: '600', all_devices: 'true' },
		{ ...VIBER, image: '' },
	];
	for (const parameters of kinds) {
		const answer = await call('viber/send', parameters);
		assert.equal(answer.status, '1', JSON.stringify(answer));
	}
	const [sender] = (await call('viber/balance')).senders as Json[];
	assert.equal(sender?.balance, String(500 - kinds.length));
	assert.equal((await call('me/balance')).balance, '1000');
});

test('a Viber message keeps what it consists of', async () => {
	await call('viber/send', { ...VIBER, ...IMAGE, ...BUTTON, validity: '600', all_devices: '1' });
	const { body } = await control('GET', 'messages/39116149');
	assert.equal(body.channel, 'viber');
	assert.deepEqual(body.viber, {
		senderId: '1001',
		buttonCaption: 'Open',
		buttonAction: 'https://example.com',
		image: IMAGE.image,
		validity: 600,
		allDevices: true,
	});
});

test('an SMS takes the place of a Viber message that fails, once', async () => {
	sandbox.settings.reportDelay = 0;
	const fallback = { sms_fallback: 'true', sms_text: 'Γεια', sms_from: 'School' };
	await call('viber/send', { ...VIBER, to: '6971234588', ...fallback });
	await until(() => sandbox.messages.all().at(-1)?.status === 'd');
	const [viber, sms] = sandbox.messages.all();
	assert.deepEqual([viber?.status, viber?.fallbackId], ['f', sms?.id]);
	assert.deepEqual([sms?.channel, sms?.from, sms?.text], ['sms', 'School', 'ΓΕΙΑ']);
	assert.equal((await call('me/balance')).balance, '999');
	await control('POST', `messages/${viber?.id}/report`, { status: 'f' });
	assert.equal(sandbox.messages.all().length, 2);
	assert.equal((await call('history/single/list')).total, '1');
});

test('no SMS takes its place where none is asked for, or no one pays for it', async () => {
	sandbox.settings.reportDelay = 0;
	await call('viber/send', { ...VIBER, to: '6971234588' });
	await control('PATCH', 'accounts/demo', { balance: 0 });
	await call('viber/send', { ...VIBER, to: '6971234588', sms_fallback: 'true' });
	await until(() => sandbox.messages.all().every(({ status }) => status === 'f'));
	assert.equal(sandbox.messages.all().length, 2);
});

test('bulk counts what it rejects', async () => {
	const answer = await call('viber/bulk', { ...VIBER, to: '6971234567,1,6971234568' });
	assert.deepEqual([answer.accepted, answer.rejected, answer.balance], ['2', '1', '498']);
	assert.deepEqual(answer.id, ['39116149', '39116150']);
	assert.equal((answer.messages as Json[])[1]?.msisdn, '306971234568');
});

test('contacts and groups are recipients too', async () => {
	const { from, text } = VIBER;
	await call('viber/send', { from, text, contactId: '500003' });
	await call('viber/bulk', { from, text, groupId: '7001' });
	const recipients = sandbox.messages.all().map(({ mobile }) => mobile.msisdn);
	assert.deepEqual(recipients, ['491725984200', '306971000001', '306942000002']);
	await call('group/deleteAllContacts', { groupId: '7001' });
	assert.equal((await call('viber/bulk', { from, text, groupId: '7001' })).error, '516');
});

test('a sender can be made, paused and approved', async () => {
	await control('PUT', 'accounts/demo/viber-senders/77', { text: 'Shop', balance: 1 });
	assert.equal((await call('viber/send', { ...VIBER, from: 'Shop' })).balance, '0');
	await control('PUT', 'accounts/demo/viber-senders/1002', { paused: false });
	assert.equal((await call('viber/send', { ...VIBER, from: '1002' })).status, '1');
	await control('PUT', 'accounts/demo/viber-senders/1001', { approved: false });
	assert.equal((await call('viber/send', VIBER)).error, '503');
});
