import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, test } from 'node:test';
import { useTestEnvironment } from '../context.mts';
import { changes, statusTrigger } from '../n8n/delivery-steps.mts';
import type { StoredWorkflow } from '../n8n/session.mts';
import { triggered } from '../n8n/workflow-builder.mts';
import { until } from '../until.mts';

const { session, sandbox, databaseFile, storeCredential } = useTestEnvironment({
	reportDelay: null,
});
const published: StoredWorkflow[] = [];
let credential = await storeCredential();

// A trigger that continued polling would take the changes from the next test.
afterEach(async () => {
	for (const workflow of published.splice(0)) await session.unpublish(workflow);
});

/** A published workflow that polls now and at the given times. */
async function poll(...pollAt: Date[]): Promise<StoredWorkflow> {
	const definition = triggered('Polls', statusTrigger(credential, pollAt));
	const workflow = await session.createWorkflow(definition);
	published.push(workflow);
	await session.activate(workflow);
	return workflow;
}

/** The next full second that is surely in the future, as a time to poll at. */
function soon(seconds = 3): Date {
	return new Date((Math.ceil(Date.now() / 1000) + seconds) * 1000);
}

async function send(to: string): Promise<string> {
	return String((await sandbox.callApi('sms/send', { to, text: 'Hello' })).id);
}

async function sendAndReport(to: string, status: 'd' | 'f'): Promise<string> {
	const smsId = await send(to);
	await sandbox.report(smsId, status);
	return smsId;
}

/** Waits until SMSB2B has been polled this often since the test began. */
async function untilPolled(count: number): Promise<void> {
	await until(async () => (await sandbox.requests('status/get')).length >= count, 30);
	await sleep(500);
}

/** What n8n shows of a workflow that was published or could not be. */
interface PublicationStatus {
	status: string;
	triggers: Array<{ errorMessage: string }>;
}

const delivered = (smsId: string) => ({ smsId, status: 'delivered', statusCode: 'd' });
const failed = (smsId: string) => ({ smsId, status: 'failed', statusCode: 'f' });

test('what has changed before and after publishing comes once', async () => {
	const [first, second] = [await sendAndReport('6900000001', 'd'), await send('6900000002')];
	const times = [soon(), soon(5)];
	const workflow = await poll(...times);
	await untilPolled(1);
	await sandbox.report(second, 'f');
	await untilPolled(3);
	const executions = await session.untilExecuted(workflow, 2);
	assert.deepEqual(
		executions.map((execution) => execution.output(changes)),
		[[delivered(first)], [failed(second)]],
	);
	assert.equal((await session.executionsOf(workflow)).length, 2);
});

test('a test in the editor shows the last messages and takes nothing from the published workflow', async () => {
	const first = await sendAndReport('6900000001', 'd');
	const second = await sendAndReport('6900000002', 'f');
	const draft = await session.createWorkflow(triggered('Tries out', statusTrigger(credential)));
	await session.start(draft);
	const shown = await session.outputs(draft, changes, 1);
	assert.deepEqual(shown, [failed(second), delivered(first)]);

	const changed = await session.outputs(await poll(), changes, 1);
	assert.deepEqual(changed, [delivered(first), failed(second)]);
});

test('changes with which n8n could not start an execution are handed over with the next poll', async () => {
	const time = soon();
	const workflow = await poll(time, new Date(time.getTime() + 3000));
	await untilPolled(1);
	const first = await sendAndReport('6900000001', 'd');
	const database = new DatabaseSync(databaseFile);
	try {
		database.exec(
			"CREATE TRIGGER full BEFORE INSERT ON execution_entity BEGIN SELECT RAISE(ABORT, 'database is full'); END",
		);
		await untilPolled(2);
	} finally {
		database.exec('DROP TRIGGER full');
		database.close();
	}
	assert.deepEqual(await session.executionsOf(workflow), []);

	await untilPolled(3);
	assert.deepEqual(await session.outputs(workflow, changes, 1), [delivered(first)]);
});

test('a workflow that is published again during a poll loses nothing and reports nothing twice', async () => {
	const time = soon();
	const workflow = await poll(time);
	await untilPolled(1);
	const first = await sendAndReport('6900000001', 'd');
	await sandbox.addFault({ kind: 'delay', path: 'status/get', ms: 3000 });
	await until(async () => Date.now() > time.getTime() + 500, 30);
	await session.unpublish(workflow);
	await session.activate(workflow);
	await untilPolled(3);
	assert.deepEqual(await session.outputs(workflow, changes, 1), [delivered(first)]);
});

test('a key that SMSB2B rejects keeps the workflow from being published, and n8n says why', async () => {
	credential = await storeCredential({ apiKey: 'wrong' });
	const workflow = await poll();
	const [trigger] = await until(async () => {
		const { status, triggers } = await session.get<PublicationStatus>(
			`workflows/${workflow.id}/publication-status`,
		);
		return status === 'failed' && triggers;
	}, 60);
	assert.match(trigger.errorMessage, /SMSB2B rejected the credential/);
});
