import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useTestEnvironment } from '../context.mts';
import { mobiles } from '../n8n/delivery-steps.mts';
import { smsb2b, workflowOf } from '../n8n/workflow-builder.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const items = mobiles(10);

/** Sends to ten numbers, of which the seventh is rejected, and gives what n8n shows of the failed node. */
async function sendTenWithTheSeventhRejected(requestOptions: Record<string, number>) {
	const match = { to: items[6].mobile };
	await sandbox.addFault({ kind: 'refuse', code: 105, path: 'sms/send', match });
	const parameters = { to: '={{ $json.mobile }}', text: 'Hello', requestOptions };
	const sms = smsb2b('SMS', await storeCredential(), 'sms.send', parameters);
	return (await session.run(workflowOf('Ten, one rejected', items, sms))).failure;
}

test('one at a time: items 1 to 6 are reported with their ids, 8 to 10 are not sent', async () => {
	const { message, description } = await sendTenWithTheSeventhRejected({ maxConcurrency: 1 });
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
	const { message, description } = await sendTenWithTheSeventhRejected({});
	assert.match(message, /item 7/);

	const sent = await sandbox.messages();
	assert.ok(sent.length >= 6);
	for (const { id } of sent) assert.match(description, new RegExp(`\\b${id}\\b`));
});
