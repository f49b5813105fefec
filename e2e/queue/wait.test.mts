import assert from 'node:assert/strict';
import { test } from 'node:test';
import pMap from 'p-map';
import { mobiles } from '../n8n/delivery-steps.mts';
import type { StoredWorkflow } from '../n8n/session.mts';
import { edit, smsb2b, startNode, workflowOf } from '../n8n/workflow-builder.mts';
import { useQueue } from './context.mts';
import { executionsStartedBy } from './workers.mts';

const { session, sandbox, places, replaceWorkers, storeCredential } = useQueue();
const credential = await storeCredential();
const lookBack = edit('Look back', `{ number: $('${startNode}').item.json.mobile, ...$json }`);

/** Starts a workflow that sends and waits, once for each item, and waits until all executions wait. */
async function sendAndWait(
	items: Array<{ mobile: string }>,
	waitFor: number,
): Promise<StoredWorkflow[]> {
	const message = { to: '={{ $json.mobile }}', text: 'Hello', waitFor };
	const step = smsb2b('Send and Wait', credential, 'sms.sendAndWaitForReport', message);
	const start = async (item: { mobile: string }) =>
		await session.runUntilWaiting(workflowOf('Sends and waits', [item], step, lookBack));
	return await pMap(items, start, { concurrency: 5 });
}

async function outcomeOf(workflow: StoredWorkflow, seconds?: number) {
	const execution = await session.onlyExecution(workflow, seconds);
	const { number, status, timedOut } = execution.onlyOutput(lookBack.name);
	return { executionId: execution.id, outcome: { number, status, timedOut } };
}

test('20 executions continue in a worker that did not start them when the webhook process receives their reports', async () => {
	const items = mobiles(20, 6_900_300_000);
	const workflows = await sendAndWait(items, 60);
	const sent = await sandbox.messages();
	assert.equal(sent.length, items.length);
	for (const { callback } of sent)
		assert.ok(callback.startsWith(`${places.publicUrl}/webhook-waiting/`));
	const successor = await replaceWorkers();
	const statuses = items.map((_, index) => (index % 2 === 0 ? 'd' : 'f'));
	await pMap(items, async ({ mobile }, index) => {
		const message = sent.find(({ to }) => to === `30${mobile}`);
		await sandbox.report(message!.id, statuses[index]);
	});

	const seen = await pMap(workflows, async (workflow) => await outcomeOf(workflow));
	assert.deepEqual(
		seen.map(({ outcome }) => outcome),
		items.map(({ mobile: number }, index) => {
			const status = statuses[index] === 'd' ? 'delivered' : 'failed';
			return { number, status, timedOut: false };
		}),
	);
	assert.deepEqual([...new Set(await sandbox.reportStatuses())], [200]);
	assert.equal((await sandbox.messages()).length, items.length);
	const continued = (await executionsStartedBy(successor)).toSorted();
	assert.deepEqual(continued, seen.map(({ executionId }) => executionId).toSorted());
});

test('an execution continues without a report when its wait times out', async () => {
	const [workflow] = await sendAndWait(mobiles(1, 6_900_400_000), 0.1);
	const { outcome } = await outcomeOf(workflow, 150);
	assert.deepEqual(outcome, { number: '6900400000', status: 'sent', timedOut: true });
	assert.equal((await sandbox.messages()).length, 1);
});
