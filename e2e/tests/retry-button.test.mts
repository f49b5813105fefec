import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';
import { useTestEnvironment } from '../context.mts';
import { smsb2b, workflowOf } from '../n8n/workflow-builder.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const credential = await storeCredential();

const numbers = [1, 2, 3, 4, 5, 6].map((digit) => `690000010${digit}`);
const items = numbers.map((to) => ({ to }));
const oneByOne = { requestOptions: { maxConcurrency: 1 } };
const message: INodeParameters = { to: '={{ $json.to }}', text: 'Hello', ...oneByOne };
const sends = workflowOf('Sends', items, smsb2b('SMS', credential, 'sms.send', message));

/** The third call from now on is rejected. */
async function rejectThird(path: string): Promise<void> {
	await sandbox.addFault({ kind: 'refuse', code: 105, path, skip: 2 });
}

const msisdns = (count: number) => numbers.slice(0, count).map((number) => `30${number}`);

test('Retry pressed at the newest execution sends what is left, pressed again at the first it sends nothing', async () => {
	await rejectThird('sms/send');
	const first = await session.run(sends);
	assert.match(first.failure.message, /item 3/);
	await rejectThird('sms/send');
	const second = await session.retry(first.id);
	assert.match(second.failure.message, /item 5/);
	const again = await session.retry(first.id);
	const shown = /Another Retry of this execution has already made this request/;
	assert.match(again.failure.message, shown);
	assert.deepEqual(await sandbox.recipients(), msisdns(4));

	const last = (await session.retry(second.id)).succeeded();
	assert.deepEqual(await sandbox.recipients(), msisdns(6));
	assert.equal(last.items('SMS').length, numbers.length);
});

test('a Retry that went through is not made a second time', async () => {
	await rejectThird('sms/send');
	const first = await session.run(sends);
	(await session.retry(first.id)).succeeded();
	assert.match((await session.retry(first.id)).failure.message, /Another Retry/);
	assert.deepEqual(await sandbox.recipients(), msisdns(6));
});

test('an ordinary Retry continues for Viber, two-factor and top-up', async () => {
	const fields = { email: 'retry@example.com', password: 'secret' };
	const { user } = await sandbox.callApi('user/add', fields);
	const userId = { __rl: true, mode: 'id', value: (user as { userId: string }).userId };
	const code = { text: 'Code %%CODE%%', options: { wait: 0 } };
	const operations: Array<[path: string, does: string, INodeParameters]> = [
		['viber/send', 'viber.send', { ...message, from: '1001', messageType: 'text' }],
		['2fa/send', 'twoFactor.send', { ...message, ...code }],
		['user/topup', 'user.topUp', { userId, sms: 1, cost: 0, ...oneByOne }],
	];
	for (const [path, does, parameters] of operations) {
		await rejectThird(path);
		const step = smsb2b('SMS', credential, does, parameters);
		const failed = await session.run(workflowOf(`Retry ${path}`, items, step));
		assert.match(failed.failure.message, /item 3/);
		(await session.retry(failed.id)).succeeded();
		assert.equal((await sandbox.requests(path)).length, numbers.length + 1, path);
	}
});

test('with the operation changed in between, nothing is sent', async () => {
	await rejectThird('sms/send');
	const workflow = await session.createWorkflow(sends);
	const failed = await session.runStored(workflow);
	const [start, step] = workflow.nodes;
	const recipients = { recipients: 'inputItems', toField: 'to', text: 'Hello' };
	const parameters = { resource: 'sms', operation: 'sendBulk', ...recipients };
	await session.replaceNodes(workflow, [start, { ...step, parameters }]);
	const { message: shown } = (await session.retry(failed.id, true)).failure;
	assert.match(shown, /operation of this node was changed between two tries/);
	assert.deepEqual(await sandbox.recipients(), msisdns(2));
});
