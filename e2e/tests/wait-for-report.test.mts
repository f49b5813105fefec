import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';
import type { StoredCredential } from '../n8n/credentials.mts';
import { nodeOutput, type Execution } from '../n8n/executions.mts';
import { connect, edit, smsb2b, startNode, workflowOf } from '../n8n/workflow-builder.mts';
import { createAndRun, createWorkflow, type StoredWorkflow } from '../n8n/workflows.mts';
import { until } from '../until.mts';
import { useTestEnvironment } from '../context.mts';
import { executionsOf, untilExecuted } from '../n8n/delivery-workflows.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
let credential: StoredCredential;

before(async () => {
	credential = await storeCredential();
});

const wait = 'Send and Wait';
const lookBack = edit('Look back', `{ parent: $('${startNode}').item.json.name, ...$json }`);

function workflow(items: IDataObject[], waitFor = 60) {
	const step = smsb2b(wait, credential, {
		resource: 'sms',
		operation: 'sendAndWaitForReport',
		to: '={{ $json.mobile }}',
		text: '={{ "Hello " + $json.name }}',
		waitFor,
	});
	return workflowOf('Sends and waits', items, step, lookBack);
}

const parent = { name: 'Άννα', mobile: '6900000001' };

/** What the step after the wait got. */
function outcome(execution: Execution): IDataObject {
	assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
	const [{ json }, ...more] = nodeOutput(execution, 'Look back');
	assert.equal(more.length, 0);
	return json;
}

/** Starts a workflow and waits until its execution is parked. */
async function park(waitFor?: number): Promise<StoredWorkflow> {
	const stored = await createWorkflow(session, workflow([parent], waitFor));
	await session.post(`workflows/${stored.id}/run`, { triggerToStartFrom: { name: startNode } });
	await until(async () => (await executionsOf(session, stored))[0]?.status === 'waiting', 30);
	return stored;
}

async function soleMessage() {
	const [message, ...more] = await sandbox.messages();
	assert.equal(more.length, 0);
	return message;
}

for (const [status, statusCode] of [
	['delivered', 'd'],
	['failed', 'f'],
] as const) {
	test(`goes on when the message was ${status}`, async () => {
		await sandbox.changeSettings({ reportDelay: null });
		const stored = await park();
		const { id } = await soleMessage();
		await sandbox.report(id, statusCode);
		const [execution] = await untilExecuted(session, stored, 1);
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

test('goes on at once when the report came before the execution was parked', async () => {
	await sandbox.changeSettings({ reportDelay: 0 });
	const result = outcome(await createAndRun(session, workflow([parent])));
	assert.equal(result.smsId, String((await soleMessage()).id));
	assert.equal(result.status, 'delivered');
	assert.equal(result.waitedSeconds, 0);
});

test('finds the report that came between the look-up and the parking', async () => {
	await sandbox.changeSettings({ reportDelay: 0 });
	await sandbox.addFault({
		kind: 'body',
		path: 'status/sms',
		contentType: 'application/json',
		body: '{"status":"1","remarks":"Info: No report","error":"0"}',
		count: null,
	});
	const stored = await park();
	await sandbox.clearFaults();
	const [execution] = await untilExecuted(session, stored, 1);
	const { status, timedOut, waitedSeconds } = outcome(execution);
	assert.deepEqual({ status, timedOut }, { status: 'delivered', timedOut: false });
	assert.ok(Number(waitedSeconds) >= 4 && Number(waitedSeconds) < 30);
});

test('goes on without a report when the time is over', async () => {
	await sandbox.changeSettings({ reportDelay: null });
	const stored = await createWorkflow(session, workflow([parent], 0.1));
	await session.post(`workflows/${stored.id}/run`, { triggerToStartFrom: { name: startNode } });
	const [execution] = await untilExecuted(session, stored, 1, 150);
	const { smsId, status, timedOut, to } = outcome(execution);
	assert.deepEqual(
		{ smsId, status, timedOut, to },
		{ smsId: String((await soleMessage()).id), status: 'sent', timedOut: true, to: parent.mobile },
	);
});

test('a forged call does not let it go on', async () => {
	await sandbox.changeSettings({ reportDelay: null });
	const stored = await park();
	const { id, callback } = await soleMessage();
	const forged = new URL(callback);
	forged.searchParams.set('msgid', String(id));
	forged.searchParams.set('status', 'd');
	const unsigned = new URL(forged);
	unsigned.searchParams.delete('sig');
	const guessed = new URL(forged);
	guessed.searchParams.set('signature', 'x'.repeat(64));
	const other = new URL(forged);
	other.searchParams.set('to', '306900000002');
	for (const url of [unsigned, guessed, other]) {
		const { status } = await fetch(url);
		assert.ok(status >= 400 && status < 500, `${status} for ${url.search}`);
	}
	assert.equal((await executionsOf(session, stored))[0].status, 'waiting');

	await sandbox.report(id, 'd');
	const [execution] = await untilExecuted(session, stored, 1);
	assert.equal(outcome(execution).status, 'delivered');
});

test('refuses more than one item before anything is sent, and names Loop Over Items', async () => {
	const execution = await createAndRun(session, workflow([parent, parent]));
	assert.equal(execution.status, 'error');
	const { error } = execution.data.resultData;
	assert.ok(error && 'description' in error);
	assert.match(error.message, /one item at a time and got 2/);
	assert.match(String(error.description), /Loop Over Items.*Nothing was sent/s);
	assert.deepEqual(await sandbox.messages(), []);
});

/** Loop Over Items, and a message to each that is waited for. */
function loop(items: IDataObject[]) {
	const step = smsb2b(wait, credential, {
		resource: 'sms',
		operation: 'sendAndWaitForReport',
		to: '={{ $json.mobile }}',
		text: 'Hello',
	});
	const loopOver = {
		name: 'Loop Over Items',
		type: 'n8n-nodes-base.splitInBatches',
		typeVersion: 3,
		parameters: { options: {} },
	};
	const definition = workflowOf('Sends and waits in a loop', items, loopOver);
	definition.nodes.push({ ...step, id: wait, position: [440, 0] });
	connect(definition, loopOver.name, wait, 1);
	connect(definition, wait, loopOver.name);
	return { definition, done: loopOver.name };
}

test('in a loop the report of one message, called again, does not stand in for that of the next', async () => {
	await sandbox.changeSettings({ reportDelay: null });
	const { definition, done } = loop([parent, { name: 'Νίκος', mobile: '6900000002' }]);
	const stored = await createWorkflow(session, definition);
	await session.post(`workflows/${stored.id}/run`, { triggerToStartFrom: { name: startNode } });
	const parked = async (count: number) =>
		(await sandbox.messages()).length === count &&
		(await executionsOf(session, stored))[0]?.status === 'waiting';
	await until(async () => await parked(1), 30);
	const [{ id: first }] = await sandbox.messages();
	await sandbox.report(first, 'd');
	await until(async () => await parked(2), 30);
	await sandbox.report(first, 'd');
	// The node looks the first message up five seconds after parking: that is over then.
	await sleep(7000);
	assert.ok(await parked(2));
	const { id: second } = (await sandbox.messages()).find(({ id }) => id !== first)!;
	await sandbox.report(second, 'f');

	const [execution] = await untilExecuted(session, stored, 1);
	const outcomes = execution.data.resultData.runData[done].at(-1)?.data?.main[0] ?? [];
	assert.deepEqual(
		outcomes.map(({ json }) => [json.smsId, json.status, json.timedOut]),
		[
			[String(first), 'delivered', false],
			[String(second), 'failed', false],
		],
	);
});
