import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useTestEnvironment } from '../context.mts';
import { until } from '../until.mts';
import { completedExample, published, rowsOfTable } from './example.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const credential = await storeCredential();
const example = async (name: string, mobile: string) =>
	await completedExample(session, name, credential, { mobile });
const reportRows = async () => await rowsOfTable(session, 'SMS delivery reports');

test('delivery reports are written into a table, one row a message', async () => {
	await sandbox.changeSettings({ reportDelay: 200 });
	const definition = await example('SMSB2B: delivery reports into a table', '6900000001');
	await using running = await published(session, definition, session.callbackUrl(definition));
	const sent = (await session.runStored(running.workflow)).succeeded();
	const [{ smsId }] = sent.output('Send an SMS');
	const find = async () => (await reportRows()).find((found) => found.smsId === smsId);
	const { to, status, cost, reference, receivedAt } = await until(find, 30);
	assert.deepEqual(
		{ to, status, cost, reference },
		{ to: '306900000001', status: 'delivered', cost: 1, reference: 'closed-tomorrow' },
	);
	assert.ok(Date.parse(String(receivedAt)) > Date.now() - 60_000);
	// The table is there when the workflow runs again.
	(await session.runStored(running.workflow)).succeeded();
	await until(async () => (await reportRows()).length === 2, 30);
});

for (const [outcome, mobile, channels] of [
	['failed SMS goes out again', '6900000099', ['sms', 'viber']],
	['delivered SMS does not go out again', '6900000001', ['sms']],
] as const) {
	test(`a ${outcome} by Viber`, async () => {
		await sandbox.changeSettings({
			reportDelay: 200,
			rules: [{ ending: '99', channel: 'sms', report: 'f' }],
		});
		const definition = await example('SMSB2B: failed SMS to Viber', mobile);
		await using running = await published(session, definition, session.callbackUrl(definition));
		const { workflow } = running;
		(await session.runStored(workflow)).succeeded();
		await until(async () => (await sandbox.reports()).length > 0, 30);
		const runs = async () => (await session.executionsOf(workflow)).length;
		await until(async () => (await runs()) === channels.length, 30);
		const messages = await until(async () => {
			const found = await sandbox.messages();
			return found.length === channels.length && found;
		}, 30);
		assert.deepEqual(
			messages.map(({ channel }) => channel),
			channels,
		);
		for (const message of messages) {
			assert.equal(message.to, `30${mobile}`);
			assert.match(message.text, /^Μαρία: καλή επιτυχία/);
		}
	});
}

for (const [outcome, mobile, channels] of [
	['that fails is followed by an SMS', '6900000088', ['viber', 'sms']],
	['that is delivered is followed by none', '6900000001', ['viber']],
] as const) {
	test(`a Viber message ${outcome}`, async () => {
		await sandbox.changeSettings({
			reportDelay: 200,
			rules: [{ ending: '88', channel: 'viber', report: 'f' }],
		});
		(await session.run(await example('SMSB2B: Viber, or SMS if it fails', mobile))).succeeded();
		const messages = await until(async () => {
			const found = await sandbox.messages();
			return (
				found.every(({ status }) => status !== 's') && found.length === channels.length && found
			);
		}, 30);
		assert.deepEqual(
			messages.map(({ channel }) => channel),
			channels,
		);
		for (const { text } of messages) assert.equal(text, 'Maria, your order 1234 is ready.');
	});
}

for (const [outcome, mobile, branch, reportDelay] of [
	['delivered', '6900000001', 'Parent informed', 500],
	['failed', '6900000099', 'Call the parent', 500],
	['never reported', '6900000001', 'Look again tomorrow', null],
] as const) {
	test(`send and wait continues in its own branch when the message is ${outcome}`, async () => {
		await sandbox.changeSettings({ reportDelay });
		const definition = await example('SMSB2B: send, wait, continue by outcome', mobile);
		for (const { parameters } of definition.nodes) {
			if (reportDelay === null && 'waitFor' in parameters) parameters.waitFor = 0.1;
		}
		const execution = (await session.run(definition, 150)).succeeded();
		const ran = Object.keys(execution.data.resultData.runData);
		assert.equal(ran.at(-1), branch);
		assert.equal(ran.length, 5);
	});
}
