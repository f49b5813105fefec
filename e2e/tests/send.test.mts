import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeOutput } from '../n8n/executions.mts';
import { connect, edit, smsb2b, startNode, workflowOf } from '../n8n/workflow-builder.mts';
import { createAndRun } from '../n8n/workflows.mts';
import { useTestEnvironment } from '../context.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();

const parents = [
	{ name: 'Άννα', mobile: '6900000001' },
	{ name: 'Βασίλης', mobile: '6900000002' },
	{ name: 'Γιώργος', mobile: '6900000003' },
];

const send = {
	resource: 'sms',
	operation: 'send',
	to: '={{ $json.mobile }}',
	text: '={{ "Καλημέρα " + $json.name }}',
};

/** A later step that looks back at the item each message came from. */
const lookBack = edit(
	'Look back',
	`{ name: $('${startNode}').item.json.name, smsId: $json.smsId, error: $json.error }`,
);

test('three items send three SMS, and each id stays with its item', async () => {
	const workflow = workflowOf(
		'Three parents',
		parents,
		smsb2b('SMS', await storeCredential(), send),
		lookBack,
	);
	const execution = await createAndRun(session, workflow);
	assert.equal(execution.status, 'success');

	const sent = await sandbox.messages();
	assert.deepEqual(
		sent.map(({ to, text }) => ({ to, text })).sort((a, b) => a.to.localeCompare(b.to)),
		parents.map(({ name, mobile }) => ({ to: `30${mobile}`, text: `Καλημέρα ${name}` })),
	);
	const idOf = (mobile: string) => String(sent.find(({ to }) => to === `30${mobile}`)?.id);
	assert.deepEqual(
		nodeOutput(execution, 'Look back').map(({ json: { name, smsId } }) => ({ name, smsId })),
		parents.map(({ name, mobile }) => ({ name, smsId: idOf(mobile) })),
	);
});

test('the key travels in the body of a POST and stands in no data of the execution', async () => {
	const workflow = workflowOf(
		'One parent',
		parents.slice(0, 1),
		smsb2b('SMS', await storeCredential(), send),
	);
	const execution = await createAndRun(session, workflow);

	const [request] = await sandbox.requests('sms/send');
	assert.equal(request.method, 'POST');
	assert.deepEqual(request.query, {});
	assert.equal(request.body.key, 'demo-key');
	assert.ok(!JSON.stringify(execution.data.resultData).includes('demo-key'));
});

test('a refused item goes to the error output, paired; the others go on', async () => {
	await sandbox.addFault({
		kind: 'refuse',
		code: 105,
		path: 'sms/send',
		match: { to: parents[1].mobile },
	});
	const sms = smsb2b('SMS', await storeCredential(), send, { onError: 'continueErrorOutput' });
	const workflow = workflowOf('One of three refused', parents, sms, lookBack);
	const refused = { ...lookBack, name: 'Refused' };
	workflow.nodes.push({ ...refused, id: 'refused', position: [440, 220] });
	connect(workflow, 'SMS', 'Refused', 1);
	const execution = await createAndRun(session, workflow);

	assert.equal(execution.status, 'success');
	assert.deepEqual(
		nodeOutput(execution, 'Look back').map(({ json }) => json.name),
		['Άννα', 'Γιώργος'],
	);
	const [{ json: refusal }, ...more] = nodeOutput(execution, 'Refused');
	assert.equal(more.length, 0);
	assert.equal(refusal.name, 'Βασίλης');
	assert.match(JSON.stringify(refusal.error), /105|balance|credit/i);
	assert.equal((await sandbox.messages()).length, 2);
});
