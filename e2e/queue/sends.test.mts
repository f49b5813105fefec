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
import { executionsBegunBy } from './workers.mts';

const { session, sandbox, workers, storeCredential, note } = useQueue();

const executions = 100;
const messages = executions * itemsInExecution;
const limitInSeconds = 240;

/** How long the API takes to answer, in milliseconds: not at all, and about as long as one in another country. */
const latencies = [0, 200];

for (const latency of latencies) sendsOver(2, latency);
test('the second worker is told to end', async () => {
	await workers.pop()?.stop();
});
for (const latency of latencies) sendsOver(1, latency);

function sendsOver(count: number, latency: number): void {
	const name = `${messages} sends in ${executions} executions over ${count} ${count === 1 ? 'worker' : 'workers'}, API answering in ${latency} ms: none lost, none doubled`;
	test(name, async (t) => {
		await sandbox.changeAccount('demo', { balance: messages });
		await sandbox.changeSettings({ latency });
		const bulk = await publishWebhookSend(session, await storeCredential());
		const recipients = recipientsOf(executions);
		const begunBefore = await begun();

		const start = performance.now();
		await startSends(bulk, recipients);
		const ended = await untilAllEnded(session, bulk.workflow, executions, limitInSeconds);
		const seconds = (performance.now() - start) / 1000;

		assert.deepEqual([...new Set(ended.map(({ status }) => status))], ['success']);
		assert.equal(ended.length, executions);
		const sent = (await sandbox.messages()).map(({ to }) => to);
		assert.deepEqual(sent.toSorted(), recipients);
		const shares = (await begun()).map((all, index) => all - begunBefore[index]);
		assert.equal(shares.length, count);
		assert.equal(sum(shares), executions);
		assert.ok(Math.min(...shares) > 0, 'every worker had a part in it');

		const perSecond = Math.round(messages / seconds);
		const { maxInFlight } = await sandbox.statistics();
		t.diagnostic(
			`${seconds.toFixed(1)} s, ${perSecond} a second, executions: ${shares.join(' + ')}`,
		);
		await note({
			table: 'throughput',
			cells: [
				`${latency} ms`,
				count,
				seconds.toFixed(1),
				perSecond,
				maxInFlight,
				shares.join(' + '),
			],
		});
	});
}

async function begun(): Promise<number[]> {
	return await Promise.all(workers.map(async (worker) => (await executionsBegunBy(worker)).length));
}

function sum(values: number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
