import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
	itemsInExecution,
	publishWebhookSend,
	recipientsOf,
	startSends,
	untilAllEnded,
} from '../n8n/webhook-sends.mts';
import { useQueue } from './context.mts';
import { executionsStartedBy } from './workers.mts';

const { session, sandbox, workers, storeCredential, note } = useQueue();

const executions = 100;
const messages = executions * itemsInExecution;
const limitInSeconds = 240;

/** How long the API takes to respond, in milliseconds: not at all, and about as long as one in another country. */
const latencies = [0, 200];

for (const latency of latencies) sendsOver(2, latency);
test('the second worker is told to end', async () => {
	await workers.pop()?.stop();
});
for (const latency of latencies) sendsOver(1, latency);

function sendsOver(count: number, latency: number): void {
	const name = `${messages} sends in ${executions} executions over ${count} ${count === 1 ? 'worker' : 'workers'}, API responding in ${latency} ms: none lost, none sent twice`;
	test(name, async (t) => {
		await sandbox.changeAccount('demo', { balance: messages });
		await sandbox.changeSettings({ latency });
		const { workflow, url } = await publishWebhookSend(session, await storeCredential());
		const recipients = recipientsOf(executions);
		const before = await startedByEach();

		const start = performance.now();
		await startSends(url, recipients);
		const ended = await untilAllEnded(session, workflow, executions, limitInSeconds);
		const seconds = (performance.now() - start) / 1000;

		assert.deepEqual([...new Set(ended.map(({ status }) => status))], ['success']);
		assert.equal(ended.length, executions);
		assert.deepEqual(await sandbox.recipients(), recipients);
		const shares = (await startedByEach()).map((all, index) => all - before[index]);
		assert.equal(shares.length, count);
		assert.equal(sum(shares), executions);
		assert.ok(Math.min(...shares) > 0, 'every worker had a part in it');

		const perSecond = Math.round(messages / seconds);
		const { maxInFlight } = await sandbox.statistics();
		t.diagnostic(
			`${seconds.toFixed(1)} s, ${perSecond} a second, executions: ${shares.join(' + ')}`,
		);
		const figures = [seconds.toFixed(1), perSecond, maxInFlight, shares.join(' + ')];
		await note({ table: 'throughput', cells: [`${latency} ms`, count, ...figures] });
	});
}

async function startedByEach(): Promise<number[]> {
	return await Promise.all(
		workers.map(async (worker) => (await executionsStartedBy(worker)).length),
	);
}

function sum(values: number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
