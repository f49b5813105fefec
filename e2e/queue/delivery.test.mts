import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pMap from 'p-map';
import type { StoredCredential } from '../n8n/credentials.mts';
import {
	allItems,
	changes,
	executionsOf,
	publish,
	reports,
	reportTrigger,
	sendWithCallback,
	statusTrigger,
	triggered,
	unpublish,
	untilExecuted,
} from '../n8n/delivery-workflows.mts';
import { nodeOutput } from '../n8n/executions.mts';
import { workflowOf } from '../n8n/workflow-builder.mts';
import { activateWorkflow, createAndRun, createWorkflow } from '../n8n/workflows.mts';
import { until } from '../until.mts';
import { useQueue } from './context.mts';
import { executionsBegunBy } from './workers.mts';

const { session, sandbox, workers, storeCredential, note } = useQueue();
const burst = 500;
let credential: StoredCredential;

before(async () => {
	credential = await storeCredential();
});

test(`of ${burst} delivery reports through the webhook process, each called twice, none is lost and none doubled`, async (t) => {
	await sandbox.changeSettings({ callbackAttempts: 1, callbackTimeout: 60_000 });
	const workflow = await createWorkflow(
		session,
		triggered('Takes reports', reportTrigger(credential)),
	);
	const url = await publish(session, workflow);
	const items = Array.from({ length: burst }, (_, index) => ({
		mobile: String(6_900_100_000 + index),
	}));
	const step = sendWithCallback(credential, url);
	const sending = await createAndRun(session, workflowOf('Sends many', items, step), 120);
	const ids = nodeOutput(sending, step.name).map(({ json }) => String(json.smsId));
	assert.equal(new Set(ids).size, burst);

	const start = performance.now();
	for (const turn of ['for the first time', 'again']) {
		await pMap(ids, async (id) => await sandbox.report(id, 'd'), { concurrency: 20 });
		t.diagnostic(`all were called ${turn} after ${Math.round(performance.now() - start)} ms`);
	}
	await until(async () => (await sandbox.reports()).length === 2 * burst, 120, 500);
	const executions = await untilExecuted(session, workflow, burst, 120);
	const seconds = (performance.now() - start) / 1000;
	assert.deepEqual(
		[...new Set((await sandbox.reports()).map(({ httpStatus }) => httpStatus))],
		[200],
	);
	const taken = allItems(executions, reports).map(({ smsId }) => String(smsId));
	assert.deepEqual(taken.toSorted(), ids.toSorted());
	assert.equal((await executionsOf(session, workflow)).length, burst);

	const taking = new Set(executions.map(({ id }) => id));
	const shares = await Promise.all(
		workers.map(
			async (worker) => (await executionsBegunBy(worker)).filter((id) => taking.has(id)).length,
		),
	);
	assert.ok(Math.min(...shares) > 0);
	await note({
		table: 'reports',
		cells: [burst, 2 * burst, seconds.toFixed(1), shares.join(' + ')],
	});
	await unpublish(session, workflow);
});

test('the Status Trigger polls once each time, however many processes there are', async () => {
	const firstPoll = new Date((Math.ceil(Date.now() / 1000) + 15) * 1000);
	const times = [0, 4, 8].map((seconds) => new Date(firstPoll.getTime() + seconds * 1000));
	const workflow = await createWorkflow(
		session,
		triggered('Polls', statusTrigger(credential, times)),
	);
	await activateWorkflow(session, workflow);
	const polls = async () => (await sandbox.requests('status/get')).length;
	const seen: string[] = [];
	// One poll when it is published, and one at each time.
	for (const count of [1, 2, 3, 4]) {
		await until(async () => (await polls()) >= count, 40);
		await sleep(1000);
		assert.equal(await polls(), count);
		if (count === 4) break;
		const to = String(6_900_200_000 + count);
		const step = sendWithCallback(credential, 'https://example.com/');
		const sending = await createAndRun(session, workflowOf('Sends', [{ mobile: to }], step));
		const smsId = String(nodeOutput(sending, step.name)[0].json.smsId);
		await sandbox.report(smsId, 'd');
		seen.push(smsId);
	}
	const executions = await untilExecuted(session, workflow, 3);
	assert.deepEqual(
		allItems(executions, changes).map(({ smsId }) => smsId),
		seen,
	);
	assert.equal((await executionsOf(session, workflow)).length, 3);
	await unpublish(session, workflow);
});
