import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeOutput } from '../n8n/executions.mts';
import { smsb2b, startNode, workflowOf } from '../n8n/workflow-builder.mts';
import {
	activateWorkflow,
	createAndRun,
	createWorkflow,
	type StoredWorkflow,
} from '../n8n/workflows.mts';
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
import { useOwnN8n } from './own-n8n.mts';

// It creates isolates for expressions only when there are any, as docs/benchmarks.md advises, so that a thousand reports
// take seconds and not minutes.
const own = useOwnN8n({ N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' });

const burst = 1000;

test(`of ${burst} reports in a burst none is lost and none doubled`, async (t) => {
	const { session } = own;
	await own.sandbox.changeAccount('demo', { balance: burst });
	// The reports of all messages come together, fifty calls at a time, and each is called once.
	await own.sandbox.changeSettings({
		reportDelay: 5000,
		callbackAttempts: 1,
		callbackTimeout: 60_000,
	});
	const workflow = await createWorkflow(
		session,
		triggered('Takes a burst', reportTrigger(own.credential)),
	);
	const step = sendWithCallback(own.credential, await publish(session, workflow));
	const mobiles = Array.from({ length: burst }, (_, index) => ({
		mobile: String(6_900_100_000 + index),
	}));
	const sending = await createAndRun(session, workflowOf('Sends many', mobiles, step), 120);
	const ids = nodeOutput(sending, step.name).map(({ json }) => String(json.smsId));

	const start = Date.now();
	await until(async () => (await own.sandbox.reports()).length === burst, 120, 1000);
	const executions = await untilExecuted(session, workflow, burst, 120);
	const seconds = ((Date.now() - start) / 1000).toFixed(1);
	t.diagnostic(`${burst} reports became executions, and were read, in ${seconds} s`);
	const statuses = (await own.sandbox.reports()).map(({ httpStatus }) => httpStatus);
	assert.deepEqual([...new Set(statuses)], [200]);
	const reported = allItems(executions, reports).map(({ smsId }) => String(smsId));
	assert.deepEqual(reported.toSorted(), ids.toSorted());
	assert.equal((await executionsOf(session, workflow)).length, burst);
});

/** Publishes a workflow that takes delivery reports, and sends a message that is reported to it. */
async function sendAndTake(mobile: string): Promise<{ workflow: StoredWorkflow; smsId: string }> {
	const { session } = own;
	const workflow = await createWorkflow(
		session,
		triggered('Takes reports', reportTrigger(own.credential)),
	);
	const step = sendWithCallback(own.credential, await publish(session, workflow));
	const sending = await createAndRun(session, workflowOf('Sends', [{ mobile }], step));
	return { workflow, smsId: String(nodeOutput(sending, step.name)[0].json.smsId) };
}

/** Starts a workflow that sends a message and waits for its report, and waits until it is parked. */
async function sendAndPark(mobile: string): Promise<{ workflow: StoredWorkflow; smsId: string }> {
	const { session } = own;
	const step = smsb2b('Send and Wait', own.credential, {
		resource: 'sms',
		operation: 'sendAndWaitForReport',
		to: mobile,
		text: 'Hello',
	});
	const workflow = await createWorkflow(session, workflowOf('Waits', [{}], step));
	await session.post(`workflows/${workflow.id}/run`, { triggerToStartFrom: { name: startNode } });
	await until(async () => (await executionsOf(session, workflow))[0]?.status === 'waiting', 30);
	const message = (await own.sandbox.messages()).find(({ to }) => to === `30${mobile}`);
	return { workflow, smsId: String(message?.id) };
}

test('reports that come after a restart of n8n find the trigger, the waiting execution and the poll', async () => {
	const { session } = own;
	await own.sandbox.reset();
	await own.sandbox.changeSettings({ reportDelay: null });
	const taken = await sendAndTake('6900000001');
	const parked = await sendAndPark('6900000002');
	const polled = [await sendAndTake('6900000003'), await sendAndTake('6900000004')];
	await own.sandbox.report(polled[0].smsId, 'd');
	const polling = await createWorkflow(session, triggered('Polls', statusTrigger(own.credential)));
	await activateWorkflow(session, polling);
	await untilExecuted(session, polling, 1);

	await own.restart('stop', async () => await own.sandbox.report(polled[1].smsId, 'f'));
	const changed = allItems(await untilExecuted(session, polling, 2, 60), changes);
	assert.deepEqual(
		changed.map(({ smsId, status }) => ({ smsId, status })),
		[
			{ smsId: polled[0].smsId, status: 'delivered' },
			{ smsId: polled[1].smsId, status: 'failed' },
		],
	);

	await untilRegistered(callbackUrl(session, taken.workflow));
	await own.sandbox.report(taken.smsId, 'd');
	await own.sandbox.report(parked.smsId, 'f');

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
