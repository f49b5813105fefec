import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import pMap from 'p-map';
import type { StoredCredential } from '../n8n/credentials.mts';
import { allItems, executionsOf, untilExecuted } from '../n8n/delivery-workflows.mts';
import { edit, smsb2b, startNode, workflowOf } from '../n8n/workflow-builder.mts';
import { createWorkflow, type StoredWorkflow } from '../n8n/workflows.mts';
import { until } from '../until.mts';
import { useQueue } from './context.mts';
import { executionsBegunBy, startWorkers } from './workers.mts';

const { session, sandbox, places, workers, storeCredential } = useQueue();
const lookBack = edit('Look back', `{ number: $('${startNode}').item.json.mobile, ...$json }`);
let credential: StoredCredential;

before(async () => {
	credential = await storeCredential();
});

/** Starts a workflow that sends and waits, once for each number, and waits until all are parked. */
async function park(mobiles: string[], waitFor: number): Promise<StoredWorkflow[]> {
	const step = smsb2b('Send and Wait', credential, {
		resource: 'sms',
		operation: 'sendAndWaitForReport',
		to: '={{ $json.mobile }}',
		text: 'Hello',
		waitFor,
	});
	return await pMap(
		mobiles,
		async (mobile) => {
			const definition = workflowOf('Sends and waits', [{ mobile }], step, lookBack);
			const workflow = await createWorkflow(session, definition);
			await session.post(`workflows/${workflow.id}/run`, {
				triggerToStartFrom: { name: startNode },
			});
			await until(async () => (await executionsOf(session, workflow))[0]?.status === 'waiting', 30);
			return workflow;
		},
		{ concurrency: 5 },
	);
}

async function outcomeOf(workflow: StoredWorkflow, limitInSeconds?: number) {
	const [execution, ...more] = await untilExecuted(session, workflow, 1, limitInSeconds);
	assert.equal(more.length, 0);
	assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
	const [outcome, ...others] = allItems([execution], lookBack.name);
	assert.equal(others.length, 0);
	return { executionId: execution.id, outcome };
}

test('20 executions go on in a worker that did not begin them when the webhook process takes their reports', async () => {
	const mobiles = Array.from({ length: 20 }, (_, index) => String(6_900_300_000 + index));
	const workflows = await park(mobiles, 60);
	const sent = await sandbox.messages();
	assert.equal(sent.length, mobiles.length);
	for (const { callback } of sent)
		assert.ok(callback.startsWith(`${places.publicUrl}/webhook-waiting/`));
	const [successor] = await startWorkers(places, 1);
	await Promise.all(workers.splice(0).map(async (worker) => await worker.stop()));
	workers.push(successor);
	const stateOf = (index: number) => (index % 2 === 0 ? 'd' : 'f');
	await pMap(mobiles, async (mobile, index) => {
		const message = sent.find(({ to }) => to === `30${mobile}`);
		await sandbox.report(message!.id, stateOf(index));
	});

	const seen = await pMap(workflows, async (workflow) => await outcomeOf(workflow));
	assert.deepEqual(
		seen.map(({ outcome: { number, status, timedOut } }) => ({ number, status, timedOut })),
		mobiles.map((number, index) => ({
			number,
			status: stateOf(index) === 'd' ? 'delivered' : 'failed',
			timedOut: false,
		})),
	);
	assert.deepEqual(
		[...new Set((await sandbox.reports()).map(({ httpStatus }) => httpStatus))],
		[200],
	);
	assert.equal((await sandbox.messages()).length, mobiles.length);
	assert.deepEqual(
		(await executionsBegunBy(successor)).toSorted(),
		seen.map(({ executionId }) => executionId).toSorted(),
	);
});

test('an execution goes on without a report when its time is over', async () => {
	const [workflow] = await park(['6900400000'], 0.1);
	const { outcome } = await outcomeOf(workflow, 150);
	const { number, status, timedOut } = outcome;
	assert.deepEqual(
		{ number, status, timedOut },
		{ number: '6900400000', status: 'sent', timedOut: true },
	);
	assert.equal((await sandbox.messages()).length, 1);
});
