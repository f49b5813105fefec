import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';
import { finishedExecution, nodeOutput, type Execution } from '../n8n/executions.mts';
import { smsb2b, workflowOf, type Step } from '../n8n/workflow-builder.mts';
import { createAndRun, createWorkflow, runWorkflow } from '../n8n/workflows.mts';
import { useTestEnvironment } from '../context.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();

const numbers = [1, 2, 3, 4, 5, 6].map((digit) => `690000010${digit}`);
const items = numbers.map((to) => ({ to }));
const oneByOne = { requestOptions: { maxConcurrency: 1 } };
const send: INodeParameters = {
	...{ resource: 'sms', operation: 'send', to: '={{ $json.to }}', text: 'Hello' },
	...oneByOne,
};

async function sms(parameters: INodeParameters): Promise<Step> {
	return smsb2b('SMS', await storeCredential(), parameters);
}

/** Presses Retry at an execution that failed; with `changed`, after the workflow was saved anew. */
async function retry(failed: Execution, loadWorkflow = false): Promise<Execution> {
	const { id } = await session.post<{ id: string }>(`executions/${failed.id}/retry`, {
		loadWorkflow,
	});
	return await finishedExecution(session, id, 60);
}

/** The third call from now on is refused. */
async function refuseThird(path: string): Promise<void> {
	await sandbox.addFault({ kind: 'refuse', code: 105, path, skip: 2 });
}

const recipients = async () => (await sandbox.messages()).map(({ to }) => to.slice(2)).sort();
const message = ({ data }: Execution) => data.resultData.error?.message;

test('Retry pressed at the newest execution sends what is left, pressed again at the first it sends nothing', async () => {
	await refuseThird('sms/send');
	const first = await createAndRun(session, workflowOf('Retry twice', items, await sms(send)));
	assert.match(String(message(first)), /item 3/);
	await refuseThird('sms/send');
	const second = await retry(first);
	assert.match(String(message(second)), /item 5/);
	const again = await retry(first);
	assert.match(
		String(message(again)),
		/Another Retry of this execution has already made this call/,
	);
	assert.deepEqual(await recipients(), numbers.slice(0, 4));

	const last = await retry(second);
	assert.equal(last.status, 'success');
	assert.deepEqual(await recipients(), numbers);
	assert.equal(nodeOutput(last, 'SMS').length, numbers.length);
});

test('a Retry that went through is not made a second time', async () => {
	await refuseThird('sms/send');
	const first = await createAndRun(session, workflowOf('Retry done', items, await sms(send)));
	assert.equal((await retry(first)).status, 'success');
	assert.match(String(message(await retry(first))), /Another Retry/);
	assert.deepEqual(await recipients(), numbers);
});

test('an ordinary Retry goes on for Viber, two-factor and top-up', async () => {
	const added = await sandbox.callApi('demo-key', 'user/add', {
		...{ email: 'retry@example.com', password: 'secret' },
	});
	const { userId } = added.user as { userId: string };
	const operations: Array<[string, INodeParameters]> = [
		['viber/send', { ...send, resource: 'viber', from: '1001', messageType: 'text' }],
		['2fa/send', { ...send, resource: 'twoFactor', text: 'Code %%CODE%%', options: { wait: 0 } }],
		[
			'user/topup',
			{
				...{ resource: 'user', operation: 'topUp', sms: 1, cost: 0, ...oneByOne },
				userId: { __rl: true, mode: 'id', value: userId },
			},
		],
	];
	for (const [path, parameters] of operations) {
		await refuseThird(path);
		const step = await sms(parameters);
		const failed = await createAndRun(session, workflowOf(`Retry ${path}`, items, step));
		assert.match(String(message(failed)), /item 3/);
		const retried = await retry(failed);
		assert.equal(retried.status, 'success', path);
		assert.equal((await sandbox.requests(path)).length, numbers.length + 1, path);
	}
});

test('with the operation changed in between, nothing is sent', async () => {
	await refuseThird('sms/send');
	const workflow = await createWorkflow(
		session,
		workflowOf('Retry as bulk', items, await sms(send)),
	);
	const failed = await runWorkflow(session, workflow);
	const [start, step] = workflow.nodes;
	const bulk = {
		...{ resource: 'sms', operation: 'sendBulk', text: 'Hello' },
		...{ recipients: 'inputItems', toField: 'to' },
	};
	const { name, connections, settings, versionId } = workflow;
	const nodes = [start, { ...step, parameters: bulk }];
	await session.patch(`workflows/${workflow.id}`, {
		...{ name, nodes, connections, settings, versionId },
	});
	const retried = await retry(failed, true);
	assert.match(String(message(retried)), /operation of this node was changed between two tries/);
	assert.deepEqual(await recipients(), numbers.slice(0, 2));
});
