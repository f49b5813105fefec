import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';
import { useTestEnvironment } from '../context.mts';
import {
	addNode,
	coreNode,
	edit,
	smsb2b,
	workflowOf,
	type StepSettings,
} from '../n8n/workflow-builder.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const credential = await storeCredential();

const PARENTS = [
	{ mobile: '6900000001', pupil: 'Άννα' },
	{ mobile: '6900000002', pupil: 'Βασίλης' },
	{ mobile: '6900000003', pupil: 'Γιώργος' },
];
const INCOMPLETE = [PARENTS[0], { mobile: '6900000002' }, { mobile: '6900000003', pupil: null }];

/** Sends to each of the items, and says where the items of the node leave. */
async function send(
	items: object[],
	parameters: INodeParameters = {},
	settings: StepSettings = {},
	does = 'sms.send',
) {
	const message = {
		to: '={{ $json.mobile }}',
		text: '=Γεια σας, {{ $json.pupil }} απουσιάζει σήμερα.',
		...parameters,
	};
	const node = smsb2b('SMS', credential, does, message, settings);
	const workflow = workflowOf('Safeguards', items as never, node, edit('Sent', '{ to: $json.to }'));
	addNode(workflow, coreNode('Not sent', 'noOp', 1), 'SMS', 1);
	return await session.run(workflow);
}

function limits(values: INodeParameters): INodeParameters {
	const none = { maxMessages: '', maxPartsPerMessage: '', balanceMustCover: false };
	return { safeguards: { limits: { values: { ...none, ...values } } } };
}

const sent = async () => (await sandbox.messages()).length;

test('a missing value: nothing is sent, and all are named; with all values everything is', async () => {
	const { message, description } = (await send(INCOMPLETE)).failure;
	assert.equal(message, 'Values are missing in "Text" of 2 items');
	assert.match(description, /Item 2: \{\{ \$json\.pupil \}\} in "Text" gives nothing\. Item 3: /);
	assert.match(description, /Nothing was sent\./);
	assert.equal(await sent(), 0);
	(await send(PARENTS)).succeeded();
	assert.equal(await sent(), 3);
});

test('a missing value by another node, in a loop of Retry On Fail: nothing is sent', async () => {
	const text = "=Για {{ $('Start').item.json.pupil }}";
	const retrying = { retryOnFail: true, maxTries: 2, waitBetweenTries: 100 };
	const { message } = (await send(INCOMPLETE, { text }, retrying)).failure;
	assert.equal(message, 'Values are missing in "Text" of 2 items');
	assert.equal(await sent(), 0);
});

test('words of an expression: stopped, and sent where the user wants it', async () => {
	const text = '={{ "Για " + $json.pupil }}';
	const { description } = (await send(INCOMPLETE, { text })).failure;
	assert.match(description, /gives "undefined".*gives "null"/);
	assert.equal(await sent(), 0);
	(await send(INCOMPLETE, { text, safeguards: { missingValues: 'send' } })).succeeded();
	assert.equal(await sent(), 3);
});

test('with an error output, items with a missing value leave by it, and the others are sent', async () => {
	const execution = (await send(INCOMPLETE, {}, { onError: 'continueErrorOutput' })).succeeded();
	assert.deepEqual(execution.output('Sent'), [{ to: '6900000001' }]);
	assert.deepEqual(
		execution.output('Not sent').map(({ mobile }) => mobile),
		['6900000002', '6900000003'],
	);
	assert.equal(await sent(), 1);
});

test('limits stop a run as a whole, and let through what keeps to them', async () => {
	const long = 'Γεια '.repeat(20);
	await sandbox.changeAccount('demo', { balance: 5 });
	const stopped: Array<[INodeParameters, RegExp]> = [
		[limits({ maxMessages: 2 }), /would send 3 messages, 1 more than "Max Messages" allows \(2\)/],
		[{ ...limits({ maxPartsPerMessage: 1 }), text: long }, /\(1\): item 1 has 2, item 2 has 2/],
		[{ ...limits({ balanceMustCover: true }), text: long }, /needs 6 credits, 1 more than .*\(5\)/],
	];
	for (const [parameters, why] of stopped) {
		assert.match((await send(PARENTS, parameters)).failure.message, why);
		const continuing = await send(PARENTS, parameters, { onError: 'continueErrorOutput' });
		assert.equal(continuing.succeeded().output('Not sent').length, 3);
		assert.deepEqual(continuing.output('SMS'), []);
	}
	assert.equal(await sent(), 0);
	const kept = limits({ maxMessages: 3, maxPartsPerMessage: 1, balanceMustCover: true });
	(await send(PARENTS, kept)).succeeded();
	assert.equal(await sent(), 3);
});

test('a bulk message counts each recipient', async () => {
	const bulk = { recipients: 'inputItems', toField: 'mobile', text: 'Αύριο κλειστά' };
	const stopped = await send(
		PARENTS,
		{ ...bulk, ...limits({ maxMessages: 2 }) },
		{},
		'sms.sendBulk',
	);
	assert.match(stopped.failure.message, /would send 3 messages, 1 more/);
	assert.equal(await sent(), 0);
	(await send(PARENTS, { ...bulk, ...limits({ maxMessages: 3 }) }, {}, 'sms.sendBulk')).succeeded();
	assert.equal(await sent(), 3);
});
