import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sandboxCredential } from '../furnish.mts';
import { temporaryFolder } from '../install/folders.mts';
import { openLaboratory, type Laboratory } from '../laboratory.mts';
import { createCredential, type StoredCredential } from '../n8n/credentials.mts';
import { nodeOutput } from '../n8n/executions.mts';
import { startN8n, type RunningN8n } from '../n8n/process.mts';
import { smsb2b, startNode, workflowOf } from '../n8n/workflow-builder.mts';
import {
	activateWorkflow,
	createAndRun,
	createWorkflow,
	type StoredWorkflow,
} from '../n8n/workflows.mts';
import { SandboxControl } from '../sandbox/control.mts';
import { until } from '../until.mts';
import {
	allItems,
	callbackUrl,
	changes,
	executionsOf,
	publish,
	reports,
	reportTrigger,
	sendWithCallback,
	statusTrigger,
	triggered,
	untilExecuted,
	untilRegistered,
} from '../n8n/delivery-workflows.mts';

// An n8n of its own: the one that all other tests share must not end. And it creates isolates for expressions only when there
// are any, as docs/benchmarks.md advises, so that a thousand reports take seconds and not minutes.
const userFolder = await mkdtemp(join(temporaryFolder, 'n8n-nodes-smsb2b-reports-'));
const environment = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };
let laboratory: Laboratory;
let restarted: RunningN8n | undefined;
let sandbox: SandboxControl;
let credential: StoredCredential;

before(async () => {
	laboratory = await openLaboratory({ userFolder, environment, report: () => {} });
	sandbox = new SandboxControl(laboratory.sandbox.url);
	credential = await createCredential(
		laboratory.session,
		sandboxCredential(laboratory.sandbox.apiUrl),
	);
});
after(async () => {
	await restarted?.stop();
	await laboratory?.close();
	await rm(userFolder, { recursive: true, force: true });
});

const burst = 1000;

test(`of ${burst} reports in a burst none is lost and none doubled`, async (t) => {
	const { session } = laboratory;
	await sandbox.changeAccount('demo', { balance: burst });
	// The reports of all messages come together, fifty calls at a time, and each is called once.
	await sandbox.changeSettings({ reportDelay: 5000, callbackAttempts: 1, callbackTimeout: 60_000 });
	const workflow = await createWorkflow(
		session,
		triggered('Takes a burst', reportTrigger(credential)),
	);
	const step = sendWithCallback(credential, await publish(session, workflow));
	const mobiles = Array.from({ length: burst }, (_, index) => ({
		mobile: String(6_900_100_000 + index),
	}));
	const sending = await createAndRun(session, workflowOf('Sends many', mobiles, step), 120);
	const ids = nodeOutput(sending, step.name).map(({ json }) => String(json.smsId));

	const start = Date.now();
	await until(async () => (await sandbox.reports()).length === burst, 120, 1000);
	const executions = await untilExecuted(session, workflow, burst, 120);
	const seconds = ((Date.now() - start) / 1000).toFixed(1);
	t.diagnostic(`${burst} reports became executions, and were read, in ${seconds} s`);
	const statuses = (await sandbox.reports()).map(({ httpStatus }) => httpStatus);
	assert.deepEqual([...new Set(statuses)], [200]);
	const reported = allItems(executions, reports).map(({ smsId }) => String(smsId));
	assert.deepEqual(reported.toSorted(), ids.toSorted());
	assert.equal((await executionsOf(session, workflow)).length, burst);
});

/** Ends n8n in order and starts it again at the same address; `meanwhile` happens in between. */
async function restart(meanwhile: () => Promise<void>): Promise<void> {
	const { n8n, installation } = laboratory;
	await n8n.stop();
	await meanwhile();
	const port = Number(new URL(n8n.url).port);
	restarted = await startN8n({ installation, userFolder, environment, port });
}

/** Publishes a workflow that takes delivery reports, and sends a message that is reported to it. */
async function sendAndTake(mobile: string): Promise<{ workflow: StoredWorkflow; smsId: string }> {
	const { session } = laboratory;
	const workflow = await createWorkflow(
		session,
		triggered('Takes reports', reportTrigger(credential)),
	);
	const step = sendWithCallback(credential, await publish(session, workflow));
	const sending = await createAndRun(session, workflowOf('Sends', [{ mobile }], step));
	return { workflow, smsId: String(nodeOutput(sending, step.name)[0].json.smsId) };
}

/** Starts a workflow that sends a message and waits for its report, and waits until it is parked. */
async function sendAndPark(mobile: string): Promise<{ workflow: StoredWorkflow; smsId: string }> {
	const { session } = laboratory;
	const step = smsb2b('Send and Wait', credential, {
		resource: 'sms',
		operation: 'sendAndWaitForReport',
		to: mobile,
		text: 'Hello',
	});
	const workflow = await createWorkflow(session, workflowOf('Waits', [{}], step));
	await session.post(`workflows/${workflow.id}/run`, { triggerToStartFrom: { name: startNode } });
	await until(async () => (await executionsOf(session, workflow))[0]?.status === 'waiting', 30);
	const message = (await sandbox.messages()).find(({ to }) => to === `30${mobile}`);
	return { workflow, smsId: String(message?.id) };
}

test('reports that come after a restart of n8n find the trigger, the waiting execution and the poll', async () => {
	const { session } = laboratory;
	await sandbox.reset();
	await sandbox.changeSettings({ reportDelay: null });
	const taken = await sendAndTake('6900000001');
	const parked = await sendAndPark('6900000002');
	const polled = [await sendAndTake('6900000003'), await sendAndTake('6900000004')];
	await sandbox.report(polled[0].smsId, 'd');
	const polling = await createWorkflow(session, triggered('Polls', statusTrigger(credential)));
	await activateWorkflow(session, polling);
	await untilExecuted(session, polling, 1);

	await restart(async () => await sandbox.report(polled[1].smsId, 'f'));
	const changed = allItems(await untilExecuted(session, polling, 2, 60), changes);
	assert.deepEqual(
		changed.map(({ smsId, status }) => ({ smsId, status })),
		[
			{ smsId: polled[0].smsId, status: 'delivered' },
			{ smsId: polled[1].smsId, status: 'failed' },
		],
	);

	await untilRegistered(callbackUrl(session, taken.workflow));
	await sandbox.report(taken.smsId, 'd');
	await sandbox.report(parked.smsId, 'f');

	const reported = allItems(await untilExecuted(session, taken.workflow, 1), reports);
	assert.deepEqual(
		reported.map(({ smsId, status }) => ({ smsId, status })),
		[{ smsId: taken.smsId, status: 'delivered' }],
	);
	const resumed = allItems(await untilExecuted(session, parked.workflow, 1), 'Send and Wait');
	assert.deepEqual(
		resumed.map(({ smsId, status, timedOut }) => ({ smsId, status, timedOut })),
		[{ smsId: parked.smsId, status: 'failed', timedOut: false }],
	);
});
