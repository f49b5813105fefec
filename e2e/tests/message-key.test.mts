import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomUUID } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import { useTestEnvironment } from '../context.mts';
import type { Execution } from '../n8n/execution.mts';
import { publishWebhookSend, startSends, untilAllEnded } from '../n8n/webhook-sends.mts';
import { addNode, edit, smsb2b, workflowOf, type StepSettings } from '../n8n/workflow-builder.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const credential = await storeCredential();

const PARENTS = ['6900000001', '6900000002', '6900000003'].map((mobile) => ({ mobile }));
const KEY = { safeguards: { messageKey: '=absence-{{ $json.mobile }}' } };
const ONE_BY_ONE = { requestOptions: { maxConcurrency: 1 } };

function sending(
	parameters: INodeParameters = {},
	items: object[] = PARENTS,
	settings: StepSettings = {},
	does = 'sms.send',
) {
	const message = { to: '={{ $json.mobile }}', text: 'Hello', ...KEY, ...parameters };
	const workflow = workflowOf(
		'Keys',
		items as never,
		smsb2b('SMS', credential, does, message, settings),
	);
	addNode(workflow, edit('Not sent', '$json'), 'SMS', 1);
	return workflow;
}

const skipped = (execution: Execution, node = 'SMS') =>
	execution.output(node).map(({ alreadySent }) => alreadySent === true);
const recipients = async () => await sandbox.recipients();
const msisdns = (items = PARENTS) => items.map(({ mobile }) => `30${mobile}`);

function many(count: number) {
	return Array.from({ length: count }, (_, index) => ({ mobile: String(6900000000 + index) }));
}

test('a message is sent once, in however many executions', async () => {
	const workflow = await session.createWorkflow(sending());
	assert.deepEqual(skipped((await session.runStored(workflow)).succeeded()), [false, false, false]);
	const again = (await session.runStored(workflow)).succeeded();
	assert.deepEqual(again.output('SMS')[0], {
		to: '6900000001',
		messageKey: 'absence-6900000001',
		alreadySent: true,
	});
	assert.match(String(again.run('SMS').hints?.[0].message), /^3 of 3 messages were not sent/);
	assert.deepEqual(await recipients(), msisdns());
});

test('a webhook that is called five times at once sends each message once', async () => {
	await sandbox.changeSettings({ latency: 20 });
	const parameters = { operation: 'send', to: '={{ $json.mobile }}', text: 'Hello', ...KEY };
	const { workflow, url } = await publishWebhookSend(session, credential, parameters);
	const numbers = many(100).map(({ mobile }) => `30${mobile}`);
	await startSends(url, [numbers, numbers, numbers, numbers, numbers].flat(), 100);
	const ended = await untilAllEnded(session, workflow, 5, 120);
	assert.deepEqual([...new Set(ended.map(({ status }) => status))], ['success']);
	assert.deepEqual(await recipients(), numbers);
});

for (const onError of ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const) {
	for (const retryOnFail of [false, true]) {
		test(`1,000 messages, On Error ${onError}${retryOnFail ? ', Retry On Fail' : ''}: what was rejected is sent the next time, and nothing twice`, async () => {
			const items = many(1000);
			await sandbox.changeAccount('demo', { balance: 10_000 });
			await sandbox.addFault({ kind: 'refuse', code: 106, path: 'sms/send', skip: 500, count: 5 });
			const settings = { onError, retryOnFail, maxTries: 3, waitBetweenTries: 100 };
			const workflow = await session.createWorkflow(sending({}, items, settings));
			await session.runStored(workflow, 120);
			const before = (await recipients()).length;
			await sandbox.clearFaults();
			const next = (await session.runStored(workflow, 120)).succeeded();
			assert.equal(skipped(next).filter(Boolean).length, before);
			assert.deepEqual(await recipients(), msisdns(items));
		});
	}
}

test('a message of unknown outcome counts as sent, and one that never left does not', async () => {
	await sandbox.addFault({ kind: 'breakAfter', path: 'sms/send', skip: 1 });
	const workflow = await session.createWorkflow(sending(ONE_BY_ONE));
	assert.match((await session.runStored(workflow)).failure.description, /may or may not/);
	const next = (await session.runStored(workflow)).succeeded();
	assert.deepEqual(skipped(next), [true, true, false]);
});

test('the button Retry sends what is left, and a new execution nothing', async () => {
	await sandbox.addFault({ kind: 'refuse', code: 105, path: 'sms/send', skip: 1 });
	const workflow = await session.createWorkflow(sending(ONE_BY_ONE));
	const failed = await session.runStored(workflow);
	assert.match(failed.failure.message, /item 2/);
	assert.deepEqual(skipped((await session.retry(failed.id)).succeeded()), [false, false, false]);
	assert.deepEqual(skipped((await session.retry(failed.id)).succeeded()), [false, true, true]);
	assert.deepEqual(skipped((await session.runStored(workflow)).succeeded()), [true, true, true]);
	assert.deepEqual(await recipients(), msisdns());
});

test('a renamed node keeps its keys, and a copy of it begins without any', async () => {
	const definition = sending();
	const workflow = await session.createWorkflow(definition);
	(await session.runStored(workflow)).succeeded();
	const renamed = structuredClone(workflow);
	const node = renamed.nodes.find(({ name }) => name === 'SMS');
	assert.ok(node);
	node.name = 'News';
	renamed.connections = JSON.parse(JSON.stringify(renamed.connections).replaceAll('SMS', 'News'));
	await session.replaceNodes(renamed, renamed.nodes);
	assert.deepEqual(skipped((await session.runStored(workflow)).succeeded(), 'News'), [
		true,
		true,
		true,
	]);
	const copy = sending();
	assert.deepEqual(skipped((await session.run(copy)).succeeded()), [false, false, false]);
	assert.equal((await recipients()).length, 6);
	assert.notEqual(node.id, copy.nodes.find(({ name }) => name === 'SMS')?.id);
});

test('tests that do not send record no key', async () => {
	const previewing = await storeCredential({ testRuns: 'preview' });
	const definition = sending();
	const workflow = await session.createWorkflow(definition);
	const node = workflow.nodes.find(({ name }) => name === 'SMS');
	assert.ok(node);
	const testing = { smsb2bApi: { id: previewing.id, name: previewing.name } };
	await session.replaceNodes(
		workflow,
		workflow.nodes.map((each) => (each === node ? { ...node, credentials: testing } : each)),
	);
	const preview = (await session.runStored(workflow)).succeeded();
	assert.deepEqual(
		preview.output('SMS').map(({ testRun }) => testRun),
		[true, true, true],
	);
	assert.deepEqual(await recipients(), []);
});

test('in a bulk message the key holds for each recipient', async () => {
	const bulk = { recipients: 'inputItems', toField: 'mobile' };
	const parameters = { ...bulk, safeguards: { messageKey: `closed-${randomUUID()}` } };
	const workflow = await session.createWorkflow(
		sending(parameters, PARENTS.slice(0, 2), {}, 'sms.sendBulk'),
	);
	(await session.runStored(workflow)).succeeded();
	await session.replaceItems(workflow, PARENTS);
	const more = (await session.runStored(workflow)).succeeded();
	assert.deepEqual(skipped(more), [true, true, false]);
	assert.deepEqual(await recipients(), msisdns());
});

test('a key that cannot be one is said by its label, and nothing is sent', async () => {
	const wrong: Array<[string, RegExp]> = [
		['x'.repeat(10_000), /"Message Key" has 10000 characters, more than 250/],
		['', /The value of "Message Key" is empty/],
		['={{ $json.missing }}', /The value of "Message Key" is empty/],
		['=absence-{{ $json.missing }}', /A value is missing in "Message Key"/],
		['={{ "absence-" + $json.missing }}', /A value is missing in "Message Key"/],
		['={{ $json }}', /The value of "Message Key" is an object/],
	];
	for (const [messageKey, why] of wrong)
		assert.match((await session.run(sending({ safeguards: { messageKey } }))).failure.message, why);
	assert.deepEqual(await recipients(), []);
});
