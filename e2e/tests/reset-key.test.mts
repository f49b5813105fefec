import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoredCredential } from '../n8n/credentials.mts';
import { nodeOutput, type Execution } from '../n8n/executions.mts';
import { smsb2b, workflowOf } from '../n8n/workflow-builder.mts';
import { createAndRun } from '../n8n/workflows.mts';
import { useTestEnvironment } from '../context.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();

const [reset, send] = ['Reset the key', 'Send'];

/** Replaces the key of the account, and sends with the same credential. */
async function resetAndSend(credential: StoredCredential): Promise<Execution> {
	const definition = workflowOf(
		'Resets its key',
		[{}],
		smsb2b(reset, credential, { resource: 'apiKey', operation: 'reset' }),
		smsb2b(send, credential, {
			...{ resource: 'sms', operation: 'send' },
			...{ to: '6900000001', text: 'Hello' },
		}),
	);
	return await createAndRun(session, definition);
}

test('a credential that holds the key needs the new one, which is in the output', async () => {
	const execution = await resetAndSend(await storeCredential());
	const { error } = execution.data.resultData;
	assert.equal(execution.status, 'error');
	assert.match(String(error?.message), /did not accept the credential/);
	assert.match(String(error?.description), /Check the API key.*\(code 101\)/s);
	assert.deepEqual(await sandbox.messages('demo'), []);

	const [{ json }] = nodeOutput(execution, reset);
	const renewed = await storeCredential({ apiKey: String(json.key) });
	await resetAndSend(renewed);
	const [before, after] = await sandbox.requests('key/reset');
	assert.equal(after.body.key, json.key);
	assert.notEqual(before.body.key, json.key);
});

test('a credential with user name and password fetches the new key by itself', async () => {
	const credential = await storeCredential({
		...{ authenticationMethod: 'password', apiKey: '' },
		...{ username: 'demo', password: 'demo-pass' },
	});
	const execution = await resetAndSend(credential);
	assert.equal(execution.status, 'success');
	const [{ json }] = nodeOutput(execution, reset);
	const [message] = await sandbox.messages('demo');
	assert.equal(message.to, '306900000001');
	const { body } = (await sandbox.requests('sms/send')).at(-1)!;
	assert.equal(body.key, json.key);
});
