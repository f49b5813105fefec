import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useTestEnvironment } from '../context.mts';
import { smsb2b, workflowOf } from '../n8n/workflow-builder.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const login = { username: 'demo', password: 'demo-pass' };

test('username and password are enough, and keep working after the key was reset elsewhere', async () => {
	const withPassword = { authenticationMethod: 'password', apiKey: '', ...login };
	const credential = await storeCredential(withPassword);
	const step = smsb2b('SMS', credential, 'sms.send', { to: '6900000001', text: 'Hello' });
	const workflow = await session.createWorkflow(workflowOf('With a password', [{}], step));
	const sendTwice = async () => {
		for (let send = 0; send < 2; send += 1) (await session.runStored(workflow)).succeeded();
	};
	await sendTwice();
	assert.equal((await sandbox.requests('key/get')).length, 1, 'the key is fetched once and kept');

	// The key is reset in SMSB2B's own panel or with another program.
	assert.equal((await sandbox.callApi('key/reset', login)).status, '1');
	await sendTwice();
	const requests = await sandbox.requests('sms/send');
	const answers = requests.map(({ answer }) => answer);
	assert.deepEqual(answers, ['accepted', 'accepted', 101, 'accepted', 'accepted']);
	for (const { query, body } of requests) {
		assert.deepEqual(query, {});
		assert.equal(body.password, undefined);
	}
});
