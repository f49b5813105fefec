import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, beforeEach, test } from 'node:test';
import { call, control, pause, sandbox, until } from './support/sandbox.mts';

const SMS = { to: '6971234567', text: 'Hello' };

/** Where callbacks arrive. */
const received: string[] = [];
let answerStatus = 200;
/** Statuses of the next answers, before the usual one. */
const answersToCome: number[] = [];
const receiver = createServer((request, response) => {
	received.push(request.url ?? '');
	response.writeHead(answersToCome.shift() ?? answerStatus).end();
}).listen(0, '127.0.0.1');
await new Promise((resolve) => receiver.once('listening', resolve));
const address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
after(() => {
	receiver.closeAllConnections();
	receiver.close();
});
beforeEach(() => {
	received.length = 0;
	answerStatus = 200;
});

test('the report comes after the delay, as the settings and the number say', async () => {
	sandbox.settings.reportDelay = 30;
	sandbox.settings.rules = [
		{ ending: '99', report: 'f' },
		{ ending: '98', report: 'none' },
	];
	await call('sms/bulk', { to: '6971234567,6971234599,6971234598', text: 'Hello' });
	const statuses = () => sandbox.messages.all().map(({ status }) => status);
	assert.deepEqual(statuses(), ['s', 's', 's']);
	await until(() => statuses().join() === 'd,f,s');
	await pause(50);
	assert.deepEqual(statuses(), ['d', 'f', 's']);
	sandbox.settings.reportStatus = 'f';
	await call('sms/send', SMS);
	await until(() => statuses().at(-1) === 'f');
});

test('status/get hands a change out once, and to its own account alone', async () => {
	await call('sms/send', SMS);
	await control('POST', 'messages/39116149/report', { status: 'd' });
	assert.equal((await call('status/get', { key: 'second-key' })).total, '0');
	assert.equal((await call('status/get')).total, '1');
	assert.equal((await call('status/get')).total, '0');
	await control('POST', 'messages/39116149/report', { status: 'f' });
	assert.equal((await call('status/get')).total, '1');
});

test('the callback gets the report in its query, and keeps its own', async () => {
	const callback = `${address}/report?ref=A%20b&list[]=1&ref=2#part`;
	await call('sms/send', { ...SMS, to: '6942345678', callback });
	await control('POST', 'messages/39116149/report', { status: 'd' });
	await until(() => sandbox.callbacks.calls.length === 1);
	assert.deepEqual(received, [
		'/report?ref=A%20b&list[]=1&ref=2' +
			'&msgid=39116149&status=d&cost=1&to=306942345678&mcc=202&mnc=05',
	]);
	const { body } = await control('GET', 'reports');
	assert.equal(body[0]?.httpStatus, 200);
	assert.equal(body[0]?.messageId, 39116149);
});

test('a callback without a query gets one', async () => {
	await call('sms/send', { ...SMS, callback: `${address}/report` });
	await control('POST', 'messages/39116149/report', { status: 'f' });
	await until(() => received.length === 1);
	assert.match(received[0] ?? '', /^\/report\?msgid=39116149&status=f&/);
});

test('what a callback was answered is recorded: a status, or why there was none', async () => {
	answerStatus = 500;
	await call('sms/send', { ...SMS, callback: `${address}/report` });
	await call('sms/send', { ...SMS, callback: 'http://127.0.0.1:1/report' });
	await call('sms/send', { ...SMS, callback: 'no URL' });
	for (const message of sandbox.messages.all()) sandbox.delivery.report(message, 'd');
	await until(() => sandbox.callbacks.calls.length === 3);
	const outcomes = sandbox.callbacks.calls.map(({ messageId, httpStatus, reason }) => ({
		messageId,
		httpStatus,
		failed: reason !== null,
	}));
	outcomes.sort((a, b) => a.messageId - b.messageId);
	assert.deepEqual(outcomes, [
		{ messageId: 39116149, httpStatus: 500, failed: false },
		{ messageId: 39116150, httpStatus: null, failed: true },
		{ messageId: 39116151, httpStatus: null, failed: true },
	]);
});

test('a callback is tried as often as the settings say, until it is taken', async () => {
	sandbox.settings.callbackAttempts = 3;
	const outcomes = () => sandbox.callbacks.calls.map(({ httpStatus }) => httpStatus);
	answersToCome.push(503, 200, 503, 503, 503);
	await call('sms/send', { ...SMS, callback: `${address}/report` });
	await control('POST', 'messages/39116149/report', { status: 'd' });
	await until(() => outcomes().length === 2);
	await control('POST', 'messages/39116149/report', { status: 'd' });
	await until(() => outcomes().length === 5);
	assert.deepEqual(outcomes(), [503, 200, 503, 503, 503]);
});

test('a scheduled message that is reported by hand is not sent again when its time comes', async () => {
	sandbox.settings.reportDelay = 0;
	const timestamp = String(Math.ceil(Date.now() / 1000));
	await call('sms/send', { ...SMS, timestamp, callback: `${address}/report` });
	await control('POST', 'messages/39116149/report', { status: 'f' });
	await pause(Number(timestamp) * 1000 - Date.now() + 100);
	assert.equal(received.length, 1);
	assert.match(received[0] ?? '', /status=f/);
});

test('a bulk message has no callback', async () => {
	await call('sms/bulk', { ...SMS, callback: `${address}/report` });
	await control('POST', 'messages/39116149/report', { status: 'd' });
	await pause(30);
	assert.deepEqual(received, []);
});

test('1,000 reports at once are all called, each once', async () => {
	sandbox.settings.reportDelay = 0;
	const callback = `${address}/burst`;
	await Promise.all(Array.from({ length: 1000 }, () => call('sms/send', { ...SMS, callback })));
	await until(() => sandbox.callbacks.calls.length === 1000);
	assert.equal(new Set(received).size, 1000);
});

test('a reset drops what was going to happen', async () => {
	sandbox.settings.reportDelay = 20;
	await call('sms/send', { ...SMS, callback: `${address}/report` });
	await control('POST', 'reset');
	await pause(50);
	assert.deepEqual(received, []);
	assert.equal((await call('status/get')).total, '0');
});
