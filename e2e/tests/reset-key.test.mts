import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useTestEnvironment } from '../context.mts';
import type { Execution } from '../n8n/execution.mts';
import type { StoredCredential } from '../n8n/session.mts';
import { smsb2b, workflowOf } from '../n8n/workflow-builder.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();

/** Replaces the key of the account, and sends with the same credential. */
async function resetAndSend(credential: StoredCredential): Promise<Execution> {
	const reset = smsb2b('Reset', credential, 'apiKey.reset');
	const send = smsb2b('Send', credential, 'sms.send', { to: '6900000001', text: 'Hello' });
	return await session.run(workflowOf('Resets its key', [{}], reset, send));
}

test('a credential that holds the key needs the new one, which is in the output', async () => {
	const execution = await resetAndSend(await storeCredential());
	const { message, description } = execution.failure;
	assert.match(message, /rejected the credential/);
	assert.match(description, /Check the API key.*\(code 101\)/s);
	assert.deepEqual(await sandbox.messages('demo'), []);

	const [{ key }] = execution.output('Reset');
	await resetAndSend(await storeCredential({ apiKey: String(key) }));
	const [before, after] = await sandbox.requests('key/reset');
	assert.equal(after.body.key, key);
	assert.notEqual(before.body.key, key);
});

test('a credential with username and password fetches the new key automatically', async () => {
	const credential = await storeCredential({
		...{ authenticationMethod: 'password', apiKey: '' },
		...{ username: 'demo', password: 'demo-pass' },
	});
	const [{ key }] = (await resetAndSend(credential)).succeeded().output('Reset');
	const [message] = await sandbox.messages('demo');
	assert.equal(message.to, '306900000001');
	const { body } = (await sandbox.requests('sms/send')).at(-1)!;
	assert.equal(body.key, key);
});
