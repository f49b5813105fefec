import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { INodeParameters } from 'n8n-workflow';
import { movedClock } from '../n8n/moved-clock.mts';
import { smsb2b, workflowOf, type StepSettings } from '../n8n/workflow-builder.mts';
import { useOwnN8n } from './own-n8n.mts';

// The clocks of Athens skip from 03:00 to 04:00 on 28 March 2027, and go back from 04:00 to 03:00 on 31 October 2027; those
// of Santiago go back from 24:00 to 23:00 on 3 April 2027. All are Saturday nights.
const clock = movedClock();
clock.set('2027-03-27T22:00:00+02:00');
const { session: first, sandbox, credential, logIn } = await useOwnN8n(clock.environment);
let session = first;

async function setClock(time: string): Promise<void> {
	clock.set(time);
	await pause(100);
	// The session of before may be over by then.
	session = await logIn();
}

const EVERY_DAY = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const PARENTS = ['6900000001', '6900000002'].map((mobile) => ({ mobile }));
const VIBER = { from: '1001', messageType: 'text' };
const ONE_BY_ONE = { requestOptions: { maxConcurrency: 1 } };

interface Sends {
	does?: string;
	hours?: INodeParameters;
	parameters?: INodeParameters;
	items?: Array<{ mobile: string }>;
	settings?: StepSettings;
	timezone?: string;
}

async function send({
	does = 'sms.send',
	hours,
	parameters,
	items = PARENTS,
	settings,
	timezone = 'Europe/Athens',
}: Sends) {
	const values = { from: '09:00', to: '21:00', days: EVERY_DAY, ...hours };
	const message = { to: '={{ $json.mobile }}', text: 'Hello', ...parameters };
	const safeguards = { sendBetween: { values } };
	const step = smsb2b('SMS', credential, does, { ...message, safeguards }, settings);
	const workflow = workflowOf('Hours', items, step);
	return await session.run({ ...workflow, settings: { timezone } });
}

/** When the messages go out, as SMSB2B was told; undefined for at once. */
async function told(path = 'sms/send'): Promise<Array<string | undefined>> {
	const requests = await sandbox.requests(path);
	return requests.map(({ body: { timestamp } }) =>
		timestamp === undefined ? undefined : new Date(Number(timestamp) * 1000).toISOString(),
	);
}

async function reset(): Promise<void> {
	await sandbox.reset();
	await sandbox.changeAccount('demo', { balance: 10_000 });
}

test('on the night on which the clocks skip an hour, messages are scheduled for the morning, and can be cancelled', async () => {
	await setClock('2027-03-27T22:00:00+02:00');
	const outputs = (await send({})).succeeded().output('SMS');
	assert.deepEqual(
		outputs.map(({ scheduledFor }) => scheduledFor),
		['2027-03-28T09:00:00.000+03:00', '2027-03-28T09:00:00.000+03:00'],
	);
	assert.deepEqual(await told(), ['2027-03-28T06:00:00.000Z', '2027-03-28T06:00:00.000Z']);
	assert.deepEqual(
		(await sandbox.messages()).map(({ scheduled }) => scheduled),
		[true, true],
	);
	const ids = outputs.map(({ smsId }) => ({ smsId }));
	const cancel = smsb2b('Cancel', credential, 'sms.cancel', { smsId: '={{ $json.smsId }}' });
	(await session.run(workflowOf('Cancels', ids as never, cancel))).succeeded();
	assert.deepEqual(await sandbox.messages(), []);
});

test('hours that begin within the hour that is skipped begin when it is over', async () => {
	await reset();
	await setClock('2027-03-28T02:00:00+02:00');
	const outputs = (await send({ hours: { from: '03:30', to: '05:00' } })).succeeded().output('SMS');
	assert.equal(outputs[0].scheduledFor, '2027-03-28T04:00:00.000+03:00');
	await setClock('2027-03-28T04:00:30+03:00');
	const open = (await send({ hours: { from: '03:30', to: '05:00' } })).succeeded().output('SMS');
	assert.equal(open[0].scheduledFor, undefined);
});

test('Viber messages are not sent outside the hours, and are within them', async () => {
	await reset();
	await setClock('2027-03-27T22:00:00+02:00');
	const closed = await send({ does: 'viber.send', parameters: VIBER });
	assert.match(closed.failure.message, /outside the hours of "Send Between"/);
	assert.match(closed.failure.description, /from 2027-03-28 09:00 on \(Europe\/Athens\)/);
	assert.deepEqual(await sandbox.requests('viber/send'), []);
	await setClock('2027-03-28T09:00:00+03:00');
	(await send({ does: 'viber.send', parameters: VIBER })).succeeded();
	assert.equal((await sandbox.requests('viber/send')).length, 2);
});

test('hours over midnight in Santiago, where the last hour of the day comes twice', async () => {
	await reset();
	const overnight = { from: '23:00', to: '01:00', days: ['saturday'] };
	const santiago = { hours: overnight, timezone: 'America/Santiago' };
	await setClock('2027-04-03T22:59:00-03:00');
	const before = (await send(santiago)).succeeded().output('SMS');
	assert.equal(before[0].scheduledFor, '2027-04-03T23:00:00.000-03:00');
	for (const open of [
		'2027-04-03T23:30:00-03:00',
		'2027-04-03T23:30:00-04:00',
		'2027-04-04T00:59:00-04:00',
	]) {
		await setClock(open);
		assert.equal((await send(santiago)).succeeded().output('SMS')[0].scheduledFor, undefined);
	}
	await setClock('2027-04-04T01:00:00-04:00');
	const after = (await send(santiago)).succeeded().output('SMS');
	assert.equal(after[0].scheduledFor, '2027-04-10T23:00:00.000-04:00');
});

test('a run that begins a second before the closing sends until then, and schedules the rest', async () => {
	await reset();
	await sandbox.changeSettings({ latency: 100 });
	await setClock('2027-06-01T20:59:57+03:00');
	const items = Array.from({ length: 60 }, (_, index) => ({ mobile: String(6900000000 + index) }));
	const execution = await send({ items, parameters: ONE_BY_ONE });
	const times = execution
		.succeeded()
		.output('SMS')
		.map(({ scheduledFor }) => scheduledFor);
	const rest = times.indexOf('2027-06-02T09:00:00.000+03:00');
	assert.ok(rest > 0, JSON.stringify(times));
	assert.ok(times.slice(0, rest).every((time) => time === undefined));
	assert.ok(times.slice(rest).every((time) => time === times[rest]));
	assert.equal((await told()).filter((time) => time === undefined).length, rest);
});

for (const onError of ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const) {
	test(`1,000 messages with two that are rejected, Retry On Fail and On Error ${onError}: each is scheduled once`, async () => {
		await reset();
		await setClock('2027-10-30T22:00:00+03:00');
		await sandbox.addFault({ kind: 'refuse', code: 106, path: 'sms/send', skip: 500, count: 2 });
		const items = Array.from({ length: 1000 }, (_, index) => ({
			mobile: String(6900000000 + index),
		}));
		const settings = { onError, retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
		const execution = (await send({ items, settings })).succeeded();
		const rejected = onError === 'stopWorkflow' ? 0 : 2;
		const sent = execution.output('SMS').filter(({ error }) => error === undefined);
		assert.equal(sent.length, 1000 - rejected);
		assert.deepEqual(
			new Set(sent.map(({ scheduledFor }) => scheduledFor)),
			new Set(['2027-10-31T09:00:00.000+02:00']),
		);
		const recipients = await sandbox.recipients();
		assert.equal(recipients.length, 1000 - rejected);
		assert.equal(new Set(recipients).size, recipients.length);
	});
}

test('what cannot be kept is said by its label, and nothing is sent', async () => {
	await reset();
	await setClock('2027-06-01T12:00:00+03:00');
	const wrong: Array<[Sends, RegExp]> = [
		[
			{ hours: { from: '09:00', to: '9:00' } },
			/"From" and "To" of "Send Between" are the same time/,
		],
		[{ hours: { days: [] } }, /No day is chosen in "Days" of "Send Between"/],
		[{ hours: { from: 'early' } }, /"From" of "Send Between" is not a time of day: early/],
		[
			{ parameters: { options: { sendAt: '2027-06-02 22:00' } } },
			/The time in "Send At" is outside/,
		],
		[
			{ parameters: { options: { skipSent: 24 } } },
			/"Skip Already Sent" cannot be used with "Send Between"/,
		],
	];
	for (const [sends, why] of wrong) {
		for (const does of ['sms.send', 'sms.sendBulk']) {
			const bulk = { recipients: 'inputItems', toField: 'mobile' };
			const parameters = { ...sends.parameters, ...(does === 'sms.sendBulk' && bulk) };
			assert.match((await send({ ...sends, does, parameters })).failure.message, why);
		}
	}
	assert.deepEqual(await sandbox.recipients(), []);
});
