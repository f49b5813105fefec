import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smsb2b, workflowOf } from '../n8n/workflow-builder.mts';
import { createAndRun } from '../n8n/workflows.mts';
import { useTestEnvironment } from '../context.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();

const items = Array.from({ length: 10 }, (_, index) => ({ mobile: `69000000${index + 10}` }));
const seventh = items[6].mobile;

/** Sends to ten numbers, of which the seventh is refused, and gives what n8n shows of the failed node. */
async function sendTenWithTheSeventhRefused(requestOptions: Record<string, number>) {
	await sandbox.addFault({ kind: 'refuse', code: 105, path: 'sms/send', match: { to: seventh } });
	const sms = smsb2b('SMS', await storeCredential(), {
		resource: 'sms',
		operation: 'send',
		to: '={{ $json.mobile }}',
		text: 'Hello',
		requestOptions,
	});
	const execution = await createAndRun(session, workflowOf('Ten, one refused', items, sms));
	assert.equal(execution.status, 'error');
	const { error } = execution.data.resultData;
	assert.ok(error && 'description' in error);
	return { message: error.message, description: String(error.description) };
}

test('one at a time: items 1 to 6 are reported with their ids, 8 to 10 are not sent', async () => {
	const { message, description } = await sendTenWithTheSeventhRefused({ maxConcurrency: 1 });
	assert.match(message, /item 7/);

	const sent = await sandbox.messages();
	assert.deepEqual(
		sent.map(({ to }) => to),
		items.slice(0, 6).map(({ mobile }) => `30${mobile}`),
	);
	sent.forEach(({ id }, index) => {
		assert.match(description, new RegExp(`item ${index + 1}\\b[^,]*\\b${id}\\b`));
	});
	assert.match(description, /items 8 to 10/);
	assert.equal((await sandbox.requests('sms/send')).length, 7);
});

test('ten at a time: whatever was accepted is reported with its id', async () => {
	const { message, description } = await sendTenWithTheSeventhRefused({});
	assert.match(message, /item 7/);

	const sent = await sandbox.messages();
	assert.ok(sent.length >= 6);
	for (const { id } of sent) assert.match(description, new RegExp(`\\b${id}\\b`));
});
