import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pMap from 'p-map';
import { changes, mobiles, reports, statusTrigger } from '../n8n/delivery-steps.mts';
import { allOutput } from '../n8n/execution.mts';
import { triggered } from '../n8n/workflow-builder.mts';
import { useReports } from '../tests/delivery.mts';
import { until } from '../until.mts';
import { useQueue } from './context.mts';
import { executionsStartedBy } from './workers.mts';

const { session, sandbox, workers, storeCredential, note } = useQueue();
const burst = 500;
const credential = await storeCredential();
const { listen, send } = useReports(session, credential);

test(`of ${burst} delivery reports through the webhook process, each called twice, none is lost and none arrives twice`, async (t) => {
	await sandbox.changeSettings({ callbackAttempts: 1, callbackTimeout: 60_000 });
	const { workflow, url } = await listen();
	const numbers = mobiles(burst, 6_900_100_000).map(({ mobile }) => mobile);
	const ids = await send(url, numbers);
	assert.equal(new Set(ids).size, burst);

	const start = performance.now();
	for (const turn of ['for the first time', 'again']) {
		await pMap(ids, async (id) => await sandbox.report(id, 'd'), { concurrency: 20 });
		t.diagnostic(`all were called ${turn} after ${Math.round(performance.now() - start)} ms`);
	}
	await until(async () => (await sandbox.reports()).length === 2 * burst, 120, 500);
	const executions = await session.untilExecuted(workflow, burst, 120);
	const seconds = (performance.now() - start) / 1000;
	// While n8n stores a report, another call with it gets 503.
	const statuses = await sandbox.reportStatuses();
	assert.ok(statuses.filter((status) => status === 200).length >= burst);
	assert.ok(
		statuses.every((status) => status === 200 || status === 503),
		`${new Set(statuses)}`,
	);
	const received = allOutput(executions, reports).map(({ smsId }) => String(smsId));
	assert.deepEqual(received.toSorted(), ids.toSorted());
	assert.equal((await session.executionsOf(workflow)).length, burst);

	const started = new Set(executions.map(({ id }) => id));
	const shares = await pMap(workers, async (worker) => {
		const all = await executionsStartedBy(worker);
		return all.filter((id) => started.has(id)).length;
	});
	assert.ok(Math.min(...shares) > 0);
	const cells = [burst, 2 * burst, seconds.toFixed(1), shares.join(' + ')];
	await note({ table: 'reports', cells });
});

test('the Status Trigger polls once each time, however many processes there are', async () => {
	const firstPoll = new Date((Math.ceil(Date.now() / 1000) + 15) * 1000);
	const times = [0, 4, 8].map((seconds) => new Date(firstPoll.getTime() + seconds * 1000));
	const definition = triggered('Polls', statusTrigger(credential, times));
	const workflow = await session.createWorkflow(definition);
	await session.activate(workflow);
	const polls = async () => (await sandbox.requests('status/get')).length;
	const seen: string[] = [];
	// One poll when it is published, and one at each time.
	for (const count of [1, 2, 3, 4]) {
		await until(async () => (await polls()) >= count, 40);
		await sleep(1000);
		assert.equal(await polls(), count);
		if (count === 4) break;
		const [smsId] = await send('https://example.com/', [String(6_900_200_000 + count)]);
		await sandbox.report(smsId, 'd');
		seen.push(smsId);
	}
	const changed = await session.outputs(workflow, changes, 3);
	assert.deepEqual(
		changed.map(({ smsId }) => smsId),
		seen,
	);
	assert.equal((await session.executionsOf(workflow)).length, 3);
	await session.unpublish(workflow);
});
