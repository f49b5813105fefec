import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';
import { finishedExecution, nodeOutput, type Execution } from '../n8n/executions.mts';
import { connect, edit, smsb2b, workflowOf, type StepSettings } from '../n8n/workflow-builder.mts';
import { createAndRun, createWorkflow, runWorkflow } from '../n8n/workflows.mts';
import { useTestEnvironment } from '../context.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();

const [anna, bill] = ['6900000001', '6900000002'];
const marks = '«Ώρα 5–7»… Πέμπτη\u00a0·';
const oneByOne = { requestOptions: { maxConcurrency: 1 } };

/** A workflow that sends each item its text, unless it was sent already. */
async function sending(
	name: string,
	items: Array<{ to: string; text: string }>,
	parameters: INodeParameters = {},
	settings: StepSettings = {},
) {
	const { options, ...own } = parameters;
	const send = {
		...{ resource: 'sms', operation: 'send', to: '={{ $json.to }}', text: '={{ $json.text }}' },
		...own,
		options: { skipSent: 24, ...(options as INodeParameters) },
	};
	const sms = smsb2b('SMS', await storeCredential(), send, settings);
	return workflowOf(name, items, sms);
}

const recipients = async () => (await sandbox.messages()).map(({ to }) => to.slice(2)).sort();
const skipped = (execution: Execution) =>
	nodeOutput(execution, 'SMS').map(({ json }) => json.alreadySent === true);

test('of two executions at once everyone gets one message', async () => {
	await sandbox.changeSettings({ latency: 300 });
	const items = [anna, bill].map((to) => ({ to, text: 'At once' }));
	const workflow = await createWorkflow(session, await sending('Twice at once', items));
	const runs = await Promise.all([1, 2].map(async () => await runWorkflow(session, workflow)));
	assert.deepEqual(await recipients(), [anna, bill]);
	assert.deepEqual(runs.flatMap(skipped).sort(), [false, false, true, true]);
});

test('a text with marks in GSM is sent once, and what only may be it goes to the error output', async () => {
	const items = [
		{ to: anna, text: marks },
		{ to: bill, text: '10²' },
	];
	const gsm = { options: { encoding: 'gsm' } };
	await createAndRun(session, await sending('Marks', items, gsm));
	const workflow = await sending('Marks again', items, gsm, { onError: 'continueErrorOutput' });
	workflow.nodes.push({ ...edit('May have', '$json'), id: 'may', position: [440, 220] });
	connect(workflow, 'SMS', 'May have', 1);
	const again = await createAndRun(session, workflow);
	assert.deepEqual(skipped(again), [true]);
	const [{ json }, ...more] = nodeOutput(again, 'May have');
	assert.equal(more.length, 0);
	assert.equal(json.to, bill);
	assert.match(JSON.stringify(json.error), /may have been sent before.*lists message \d+/);
	assert.deepEqual(await recipients(), [anna, bill]);
});

test('of the same text twice to a number the second, which was refused, is sent by the button Retry', async () => {
	const items = [anna, anna].map((to) => ({ to, text: 'Twice' }));
	await sandbox.addFault({ kind: 'refuse', code: 105, path: 'sms/send', skip: 1 });
	const failed = await createAndRun(session, await sending('Refused', items, oneByOne));
	assert.equal(failed.status, 'error');
	const { id } = await session.post<{ id: string }>(`executions/${failed.id}/retry`, {
		loadWorkflow: false,
	});
	const retried = await finishedExecution(session, id, 60);
	assert.equal(retried.status, 'success');
	assert.deepEqual(skipped(retried), [false, false]);
	assert.deepEqual(await recipients(), [anna, anna]);
});

test('IDs of a bulk batch without a list are in the output, although the next batch breaks off', async () => {
	const numbers = [anna, bill, '6900000003', '6900000004'];
	await sandbox.addFault({ kind: 'edit', path: 'sms/bulk', remove: ['sms'] });
	await sandbox.addFault({
		...{ kind: 'breakAfter', path: 'sms/bulk' },
		match: { to: numbers.slice(2).join() },
	});
	const bulk = {
		...{ operation: 'sendBulk', recipients: 'inputItems', toField: 'to', text: 'To many' },
		options: { batchSize: 2 },
	};
	const items = numbers.map((to) => ({ to, text: '' }));
	const execution = await createAndRun(session, await sending('Bulk', items, bulk));
	const outputs = nodeOutput(execution, 'SMS').map(({ json }) => json);
	const ids = (await sandbox.messages()).map(({ id }) => String(id));
	assert.deepEqual(outputs.slice(0, 2), [{ smsId: ids[0] }, { smsId: ids[1] }]);
	assert.deepEqual(
		outputs.slice(2).map(({ to, outcomeKnown }) => [to, outcomeKnown]),
		numbers.map((to) => [to, false]),
	);
});

test('Create or Update changes nobody whose number only ends alike', async () => {
	await sandbox.addContacts('demo', 1);
	const [before] = await sandbox.contacts('demo');
	const mobile = before.mobile.slice(3);
	await sandbox.addFault({ kind: 'refuse', code: 202, path: 'contact/add' });
	const upsert = {
		...{ resource: 'contact', operation: 'upsert', mobile: '={{ $json.to }}' },
		additionalFields: { name: 'Somebody else' },
	};
	const step = smsb2b('SMS', await storeCredential(), upsert);
	const execution = await createAndRun(session, workflowOf('Upsert', [{ to: mobile }], step));
	assert.equal(execution.status, 'error');
	assert.match(String(execution.data.resultData.error?.message), /belongs to another contact/);
	assert.deepEqual((await sandbox.contacts('demo'))[0], before);
});
