import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';
import { useTestEnvironment } from '../context.mts';
import type { StoredCredential } from '../n8n/session.mts';
import { publishWebhookSend, startSends, untilAllEnded } from '../n8n/webhook-sends.mts';
import { smsb2b, workflowOf } from '../n8n/workflow-builder.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const testNumber = '6900000099';
const previewing = await storeCredential({ testRuns: 'preview' });
const toNumber = await storeCredential({ testRuns: 'testNumber', testNumber });

const PARENTS = ['6900000001', '6900000002', '6900000003'].map((mobile) => ({ mobile }));
const TO = { to: '={{ $json.mobile }}' };

async function run(
	credential: StoredCredential,
	parameters: INodeParameters,
	{ does = 'sms.send', items = PARENTS } = {},
) {
	return await session.run(workflowOf('Test', items, smsb2b('SMS', credential, does, parameters)));
}

const sentTo = async () => (await sandbox.messages()).map(({ to }) => to);

test('in the editor nothing is sent where tests are previewed, and each message is shown', async () => {
	const execution = (await run(previewing, { ...TO, text: 'Γεια' })).succeeded();
	assert.deepEqual(
		execution.output('SMS'),
		PARENTS.map(({ mobile }) => ({ to: mobile, encoding: 'unicode', parts: 1, testRun: true })),
	);
	assert.match(String(execution.run('SMS').hints?.[0].message), /^Test run: nothing was sent/);
	assert.deepEqual(await sentTo(), []);
});

test('in the editor the first message goes to the test number, by Send and by Send Bulk', async () => {
	const send = (await run(toNumber, { ...TO, text: 'Γεια' })).succeeded();
	const bulk = { recipients: 'inputItems', toField: 'mobile', text: 'Γεια' };
	const sendBulk = (await run(toNumber, bulk, { does: 'sms.sendBulk' })).succeeded();
	for (const execution of [send, sendBulk]) {
		const items = execution.output('SMS');
		assert.deepEqual(
			items.map(({ to, smsId, testRun }) => [to, typeof smsId, testRun]),
			[
				[testNumber, 'string', true],
				['6900000002', 'undefined', true],
				['6900000003', 'undefined', true],
			],
		);
		assert.match(
			String(execution.run('SMS').hints?.[0].message),
			/the first message went to 6900000099, the others were not sent/,
		);
	}
	assert.deepEqual(await sentTo(), [`30${testNumber}`, `30${testNumber}`]);
});

test('a question is not sent and nothing waits where tests are previewed', async () => {
	const question = { ...TO, message: 'Εκδρομή;', responseType: 'approval' };
	const one = { does: 'sms.sendAndWait', items: PARENTS.slice(0, 1) };
	const execution = (await run(previewing, question, one)).succeeded();
	const { link, to, testRun } = execution.onlyOutput('SMS');
	assert.match(String(link), /\/webhook-waiting\//);
	assert.deepEqual({ to, testRun }, { to: PARENTS[0].mobile, testRun: true });
	assert.deepEqual(await sentTo(), []);
});

test('the button Retry at a test is a test', async () => {
	await sandbox.addFault({ kind: 'refuse', code: 106, path: 'sms/send' });
	const execution = await run(toNumber, { ...TO, text: 'Γεια' });
	assert.equal(execution.status, 'error');
	const retried = (await session.retry(execution.id)).succeeded();
	assert.equal(retried.output('SMS').length, 3);
	assert.deepEqual(await sentTo(), [`30${testNumber}`]);
});

test('a published workflow sends to everyone', async () => {
	const { workflow, url } = await publishWebhookSend(session, toNumber);
	const recipients = PARENTS.map(({ mobile }) => `30${mobile}`);
	await startSends(url, recipients);
	await untilAllEnded(session, workflow, 1, 30);
	assert.deepEqual((await sentTo()).sort(), recipients);
});

test('without a usable test number nothing is sent', async () => {
	const credential = await storeCredential({ testRuns: 'testNumber', testNumber: 'το γραφείο' });
	const { message, description } = (await run(credential, { ...TO, text: 'Γεια' })).failure;
	assert.match(message, /"Test Number" in the credential is not a mobile number/);
	assert.match(description, /Nothing was sent\./);
	assert.deepEqual(await sentTo(), []);
});
