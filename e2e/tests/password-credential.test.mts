import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smsb2b, workflowOf } from '../n8n/workflow-builder.mts';
import { createWorkflow, runWorkflow } from '../n8n/workflows.mts';
import { useTestEnvironment } from '../context.mts';

const { session, sandbox, apiUrl, storeCredential } = useTestEnvironment();

/** Somebody resets the key of the account in SMSB2B's own panel or another program. */
async function resetKeyElsewhere(): Promise<void> {
	const body = new URLSearchParams({ type: 'json', username: 'demo', password: 'demo-pass' });
	const answer = await fetch(`${apiUrl}/key/reset`, { method: 'POST', body });
	assert.equal(((await answer.json()) as { status: string }).status, '1');
}

test('user name and password are enough, and go on working after the key was reset elsewhere', async () => {
	const credential = await storeCredential({
		authenticationMethod: 'password',
		apiKey: '',
		username: 'demo',
		password: 'demo-pass',
	});
	const workflow = await createWorkflow(
		session,
		workflowOf(
			'With a password',
			[{}],
			smsb2b('SMS', credential, {
				resource: 'sms',
				operation: 'send',
				to: '6900000001',
				text: 'Hello',
			}),
		),
	);
	assert.equal((await runWorkflow(session, workflow)).status, 'success');
	assert.equal((await runWorkflow(session, workflow)).status, 'success');
	assert.equal((await sandbox.requests('key/get')).length, 1, 'the key is fetched once and kept');

	await resetKeyElsewhere();
	assert.equal((await runWorkflow(session, workflow)).status, 'success');
	assert.equal((await runWorkflow(session, workflow)).status, 'success');
	const answers = (await sandbox.requests('sms/send')).map(({ answer }) => answer);
	assert.deepEqual(answers, ['accepted', 'accepted', 101, 'accepted', 'accepted']);
	for (const { query, body } of await sandbox.requests('sms/send')) {
		assert.deepEqual(query, {});
		assert.equal(body.password, undefined);
	}
});
