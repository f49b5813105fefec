import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../until.mts';
import {
	itemsInExecution,
	publishWebhookSend,
	recipientsOf,
	startSends,
	untilAllEnded,
} from '../n8n/webhook-sends.mts';
import { useQueue } from './context.mts';
import { executionsStartedBy } from './workers.mts';

/** The workers look for jobs of dead ones sooner than n8n's default of 30 to 90 seconds, to save time. */
const sooner = {
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
};
const { session, sandbox, workers, storeCredential, note } = useQueue(sooner);

const executions = 40;
const messages = executions * itemsInExecution;
const limitInSeconds = 150;

/** n8n does not always answer Retry when the execution ends at once. */
const retryLimit = 5_000;

test('a worker killed while it sends: no message is sent twice, the other worker does the rest, and Retry sends nothing', async () => {
	await sandbox.changeAccount('demo', { balance: messages });
	await sandbox.changeSettings({ latency: 200 });
	const { workflow, url } = await publishWebhookSend(session, await storeCredential());
	const recipients = recipientsOf(executions);
	const [victim, survivor] = workers;
	await startSends(url, recipients);
	await until(async () => (await sandbox.messages()).length > messages / 4, limitInSeconds, 100);
	await victim.kill();
	const killed = performance.now();

	const ended = await untilAllEnded(session, workflow, executions, limitInSeconds);
	const seconds = Math.round((performance.now() - killed) / 1000);
	const failed = ended.filter(({ status }) => status === 'error').map(({ id }) => id);
	const succeeded = ended.filter(({ status }) => status === 'success').length;
	assert.ok(failed.length > 0);
	assert.equal(succeeded + failed.length, executions);
	const [started, continued] = await Promise.all([victim, survivor].map(executionsStartedBy));
	for (const id of failed) assert.ok(started.includes(id) && !continued.includes(id), id);
	await assertNothingIsKept(failed);
	const sent = await sandbox.recipients();
	assert.equal(new Set(sent).size, sent.length);
	const ofFailed = sent.length - succeeded * itemsInExecution;
	assert.ok(ofFailed > 0 && sent.length < messages, String(sent.length));

	await Promise.all(failed.map(retry));
	const all = executions + failed.length;
	const afterwards = await untilAllEnded(session, workflow, all, limitInSeconds);
	const retried = afterwards.filter(({ mode }) => mode === 'retry');
	assert.deepEqual(
		retried.map(({ status }) => status),
		failed.map(() => 'error'),
	);
	assert.deepEqual(await sandbox.recipients(), sent);
	const notSent = messages - sent.length;
	await note({ table: 'killed', cells: [succeeded, failed.length, ofFailed, notSent, 0, seconds] });
});

/** n8n shows why these executions have failed, but neither what went in nor what came out. */
async function assertNothingIsKept(ids: string[]): Promise<void> {
	for (const id of ids) {
		const { data } = await session.execution(id, 10);
		assert.match(data.resultData.error?.message ?? '', /failed to be processed too many times/);
		assert.deepEqual(data.resultData.runData, {});
	}
}

async function retry(id: string): Promise<void> {
	const signal = AbortSignal.timeout(retryLimit);
	await session
		.post(`executions/${id}/retry`, { loadWorkflow: false }, signal)
		.catch((error: unknown) => {
			if (!signal.aborted) throw error;
		});
}
