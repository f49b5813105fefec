import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';
import { useTestEnvironment } from '../context.mts';
import type { Execution } from '../n8n/execution.mts';
import { addNode, edit, smsb2b, workflowOf, type StepSettings } from '../n8n/workflow-builder.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const credential = await storeCredential();

const [anna, bill] = ['6900000001', '6900000002'];
const marks = '«Ώρα 5–7»… Πέμπτη\u00a0·';
const oneByOne = { requestOptions: { maxConcurrency: 1 } };

/** A workflow that sends each item its text, unless it was sent already. */
function sending(
	name: string,
	items: Array<{ to: string; text: string }>,
	{ options, ...own }: INodeParameters = {},
	settings: StepSettings = {},
) {
	const message = { to: '={{ $json.to }}', text: '={{ $json.text }}' };
	const skipping = { skipSent: 24, ...(options as INodeParameters) };
	const parameters = { ...message, ...own, options: skipping };
	return workflowOf(name, items, smsb2b('SMS', credential, 'sms.send', parameters, settings));
}

const recipients = async () => (await sandbox.recipients()).map((msisdn) => msisdn.slice(2));
const skipped = (execution: Execution) =>
	execution.output('SMS').map(({ alreadySent }) => alreadySent === true);

test('of two executions at once everyone gets one message', async () => {
	await sandbox.changeSettings({ latency: 300 });
	const items = [anna, bill].map((to) => ({ to, text: 'At once' }));
	const workflow = await session.createWorkflow(sending('Twice at once', items));
	const runs = await Promise.all([1, 2].map(async () => await session.runStored(workflow)));
	assert.deepEqual(await recipients(), [anna, bill]);
	assert.deepEqual(runs.flatMap(skipped).sort(), [false, false, true, true]);
});

test('a text with marks in GSM is sent once, and what only may be it goes to the error output', async () => {
	const items = [
		{ to: anna, text: marks },
		{ to: bill, text: '10²' },
	];
	const gsm = { options: { encoding: 'gsm' } };
	await session.run(sending('Marks', items, gsm));
	const workflow = sending('Marks again', items, gsm, { onError: 'continueErrorOutput' });
	addNode(workflow, edit('May have', '$json'), 'SMS', 1);
	const again = await session.run(workflow);
	assert.deepEqual(skipped(again), [true]);
	const { to, error } = again.onlyOutput('May have');
	assert.equal(to, bill);
	assert.match(JSON.stringify(error), /may have been sent before.*lists message \d+/);
	assert.deepEqual(await recipients(), [anna, bill]);
});

test('of the same text twice to a number the second, which was rejected, is sent by the button Retry', async () => {
	const items = [anna, anna].map((to) => ({ to, text: 'Twice' }));
	await sandbox.addFault({ kind: 'refuse', code: 105, path: 'sms/send', skip: 1 });
	const failed = await session.run(sending('Rejected', items, oneByOne));
	assert.equal(failed.status, 'error');
	const retried = (await session.retry(failed.id)).succeeded();
	assert.deepEqual(skipped(retried), [false, false]);
	assert.deepEqual(await recipients(), [anna, anna]);
});

test('IDs of a bulk batch without a list are in the output, although the connection is lost during the next batch', async () => {
	const numbers = [anna, bill, '6900000003', '6900000004'];
	await sandbox.addFault({ kind: 'edit', path: 'sms/bulk', remove: ['sms'] });
	const match = { to: numbers.slice(2).join() };
	await sandbox.addFault({ kind: 'breakAfter', path: 'sms/bulk', match });
	const bulk = {
		...{ operation: 'sendBulk', recipients: 'inputItems', toField: 'to', text: 'To many' },
		options: { batchSize: 2 },
	};
	const items = numbers.map((to) => ({ to, text: '' }));
	const execution = await session.run(sending('Bulk', items, bulk));
	const outputs = execution.output('SMS');
	const ids = (await sandbox.messages()).map(({ id }) => String(id));
	assert.deepEqual(outputs.slice(0, 2), [{ smsId: ids[0] }, { smsId: ids[1] }]);
	assert.deepEqual(
		outputs.slice(2).map(({ to, outcomeKnown }) => [to, outcomeKnown]),
		numbers.map((to) => [to, false]),
	);
});

test('Create or Update changes no contact whose number only ends with the same digits', async () => {
	await sandbox.addContacts('demo', 1);
	const [before] = await sandbox.contacts('demo');
	const mobile = before.mobile.slice(3);
	await sandbox.addFault({ kind: 'refuse', code: 202, path: 'contact/add' });
	const parameters = { mobile: '={{ $json.to }}', additionalFields: { name: 'Another person' } };
	const step = smsb2b('SMS', credential, 'contact.upsert', parameters);
	const execution = await session.run(workflowOf('Upsert', [{ to: mobile }], step));
	assert.match(execution.failure.message, /belongs to another contact/);
	assert.deepEqual((await sandbox.contacts('demo'))[0], before);
});
