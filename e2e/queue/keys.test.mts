import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publishWebhookSend, startSends, untilAllEnded } from '../n8n/webhook-sends.mts';
import { useQueue } from './context.mts';
import { executionsStartedBy } from './workers.mts';

const { session, sandbox, workers, storeCredential } = useQueue();

const executions = 20;
const itemsInEach = 50;
const limitInSeconds = 120;

test('messages with keys, from executions on two workers, are sent once, and not when they are started again', async () => {
	await sandbox.changeAccount('demo', { balance: 10_000 });
	const { workflow, url } = await publishWebhookSend(session, await storeCredential(), {
		...{ operation: 'send', to: '={{ $json.mobile }}', text: 'Hello' },
		safeguards: { messageKey: '=news-{{ $json.mobile }}' },
	});
	const recipients = Array.from({ length: executions * itemsInEach }, (_, index) =>
		String(306_900_000_000 + index),
	);
	const before = (await Promise.all(workers.map(executionsStartedBy))).map(({ length }) => length);
	// One execution after the other: n8n's record has no lock between workers.
	for (let count = 1; count <= executions; count += 1) {
		const part = recipients.slice((count - 1) * itemsInEach, count * itemsInEach);
		await startSends(url, part, itemsInEach);
		await untilAllEnded(session, workflow, count, limitInSeconds);
	}
	const after = (await Promise.all(workers.map(executionsStartedBy))).map(({ length }) => length);
	assert.ok(
		after.every((all, index) => all > before[index]),
		'both workers had a part in it',
	);
	assert.deepEqual(await sandbox.recipients(), recipients);

	await startSends(url, recipients, itemsInEach);
	const ended = await untilAllEnded(session, workflow, 2 * executions, limitInSeconds);
	assert.deepEqual([...new Set(ended.map(({ status }) => status))], ['success']);
	assert.deepEqual(await sandbox.recipients(), recipients);
});
