import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';
import { useTestEnvironment } from '../context.mts';
import type { Execution } from '../n8n/execution.mts';
import { edit, loopOver, smsb2b, startNode, workflowOf } from '../n8n/workflow-builder.mts';
import { until } from '../until.mts';

const { session, sandbox, storeCredential } = useTestEnvironment({ reportDelay: null });
const credential = await storeCredential();

const wait = 'Send {{ and }} wait';
const lookBack = edit('Look back', `{ parent: $('${startNode}').item.json.name, ...$json }`);

function sendAndWait(waitFor = 60) {
	const message = { to: '={{ $json.mobile }}', text: '={{ "Hello " + $json.name }}' };
	return smsb2b(wait, credential, 'sms.sendAndWaitForReport', { ...message, waitFor });
}

function workflow(items: IDataObject[], waitFor?: number) {
	return workflowOf('Sends and waits', items, sendAndWait(waitFor), lookBack);
}

const parent = { name: 'Άννα', mobile: '6900000001' };

/** What the step after the wait got. */
function outcome(execution: Execution): IDataObject {
	return execution.succeeded().onlyOutput(lookBack.name);
}

for (const [status, statusCode] of [
	['delivered', 'd'],
	['failed', 'f'],
] as const) {
	test(`the execution continues when the message was ${status}`, async () => {
		const stored = await session.runUntilWaiting(workflow([parent]));
		const { id } = await sandbox.onlyMessage();
		await sandbox.report(id, statusCode);
		const execution = await session.onlyExecution(stored);
		const { waitedSeconds, ...rest } = outcome(execution);
		assert.equal(rest.parent, parent.name);
		assert.equal(rest.smsId, String(id));
		assert.equal(rest.status, status);
		assert.equal(rest.statusCode, statusCode);
		assert.equal(rest.timedOut, false);
		assert.ok(Number(waitedSeconds) >= 0 && Number(waitedSeconds) < 30);
		const [{ url, httpStatus }] = await sandbox.reports();
		assert.equal(httpStatus, 200);
		const data = JSON.stringify(execution.data.resultData.runData[wait]);
		for (const secret of ['sig', 'signature']) {
			const value = new URL(url).searchParams.get(secret);
			assert.ok(value && !data.includes(value), `${secret} stays out of the data`);
		}
	});
}

test('the execution continues at once when the report came before it waited', async () => {
	await sandbox.changeSettings({ reportDelay: 0 });
	const result = outcome(await session.run(workflow([parent])));
	assert.equal(result.smsId, String((await sandbox.onlyMessage()).id));
	assert.equal(result.status, 'delivered');
	assert.equal(result.waitedSeconds, 0);
});

test('a report that came between the look-up and the wait is found', async () => {
	await sandbox.changeSettings({ reportDelay: 0 });
	await sandbox.addFault({
		kind: 'body',
		path: 'status/sms',
		contentType: 'application/json',
		body: '{"status":"1","remarks":"Info: No report","error":"0"}',
		count: null,
	});
	const stored = await session.runUntilWaiting(workflow([parent]));
	await sandbox.clearFaults();
	const execution = await session.onlyExecution(stored);
	const { status, timedOut, waitedSeconds } = outcome(execution);
	assert.deepEqual({ status, timedOut }, { status: 'delivered', timedOut: false });
	assert.ok(Number(waitedSeconds) >= 4 && Number(waitedSeconds) < 30);
});

test('the execution continues without a report when the wait times out', async () => {
	const stored = await session.createWorkflow(workflow([parent], 0.1));
	await session.start(stored);
	const { smsId, status, timedOut, to } = outcome(await session.onlyExecution(stored, 150));
	assert.deepEqual(
		{ smsId, status, timedOut, to },
		{
			smsId: String((await sandbox.onlyMessage()).id),
			status: 'sent',
			timedOut: true,
			to: parent.mobile,
		},
	);
});

test('a forged call does not let it continue', async () => {
	const stored = await session.runUntilWaiting(workflow([parent]));
	const { id, callback } = await sandbox.onlyMessage();
	const report = (changes: Record<string, string>) => {
		const url = new URL(callback);
		const fields = { msgid: String(id), status: 'd', ...changes };
		for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
		return url;
	};
	const unsigned = report({});
	unsigned.searchParams.delete('sig');
	const guessed = report({ signature: 'x'.repeat(64) });
	for (const url of [unsigned, guessed, report({ to: '306900000002' })]) {
		const { status } = await fetch(url);
		assert.ok(status >= 400 && status < 500, `${status} for ${url.search}`);
	}
	assert.equal((await session.executionsOf(stored))[0].status, 'waiting');

	await sandbox.report(id, 'd');
	const execution = await session.onlyExecution(stored);
	assert.equal(outcome(execution).status, 'delivered');
});

test('several items are rejected before anything is sent, and the message names Loop Over Items', async () => {
	const { message, description } = (await session.run(workflow([parent, parent]))).failure;
	assert.match(message, /one item at a time, but got 2/);
	assert.match(description, /Loop Over Items.*Nothing was sent/s);
	assert.deepEqual(await sandbox.messages(), []);
});

test('in a loop the report of one message, called again, does not stand in for that of the next', async () => {
	const parents = [parent, { name: 'Νίκος', mobile: '6900000002' }];
	const { definition, done } = loopOver('Sends and waits in a loop', parents, sendAndWait());
	const stored = await session.createWorkflow(definition);
	await session.start(stored);
	const isWaiting = async (count: number) =>
		(await sandbox.messages()).length === count &&
		(await session.executionsOf(stored))[0]?.status === 'waiting';
	await until(async () => await isWaiting(1), 30);
	const [{ id: first }] = await sandbox.messages();
	await sandbox.report(first, 'd');
	await until(async () => await isWaiting(2), 30);
	await sandbox.report(first, 'd');
	// The node looks the first message up five seconds after parking: that is over then.
	await sleep(7000);
	assert.ok(await isWaiting(2));
	const { id: second } = (await sandbox.messages()).find(({ id }) => id !== first)!;
	await sandbox.report(second, 'f');

	const execution = await session.onlyExecution(stored);
	assert.deepEqual(
		execution.lastOutput(done).map(({ smsId, status, timedOut }) => [smsId, status, timedOut]),
		[
			[String(first), 'delivered', false],
			[String(second), 'failed', false],
		],
	);
});
