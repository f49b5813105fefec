import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useTestEnvironment } from '../context.mts';
import { addNode, edit, smsb2b, startNode, workflowOf } from '../n8n/workflow-builder.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const credential = await storeCredential();

const parents = [
	{ name: 'Άννα', mobile: '6900000001' },
	{ name: 'Βασίλης', mobile: '6900000002' },
	{ name: 'Γιώργος', mobile: '6900000003' },
];
const message = { to: '={{ $json.mobile }}', text: '={{ "Καλημέρα " + $json.name }}' };
const send = smsb2b('SMS', credential, 'sms.send', message);

/** A later step that looks back at the item each message came from. */
const lookBack = edit(
	'Look back',
	`{ name: $('${startNode}').item.json.name, smsId: $json.smsId, error: $json.error }`,
);

test('three items send three SMS, and each id stays with its item', async () => {
	const workflow = workflowOf('Three parents', parents, send, lookBack);
	const execution = (await session.run(workflow)).succeeded();
	const sent = await sandbox.messages();
	assert.deepEqual(
		sent.map(({ to, text }) => ({ to, text })).sort((a, b) => a.to.localeCompare(b.to)),
		parents.map(({ name, mobile }) => ({ to: `30${mobile}`, text: `Καλημέρα ${name}` })),
	);
	const idOf = (mobile: string) => String(sent.find(({ to }) => to === `30${mobile}`)?.id);
	assert.deepEqual(
		execution.output('Look back').map(({ name, smsId }) => ({ name, smsId })),
		parents.map(({ name, mobile }) => ({ name, smsId: idOf(mobile) })),
	);
});

test('the key travels in the body of a POST and is nowhere in the data of the execution', async () => {
	const execution = await session.run(workflowOf('One parent', parents.slice(0, 1), send));
	const [request] = await sandbox.requests('sms/send');
	assert.equal(request.method, 'POST');
	assert.deepEqual(request.query, {});
	assert.equal(request.body.key, 'demo-key');
	assert.ok(!JSON.stringify(execution.data.resultData).includes('demo-key'));
});

test('a rejected item goes to the error output, paired; the others continue', async () => {
	const match = { to: parents[1].mobile };
	await sandbox.addFault({ kind: 'refuse', code: 105, path: 'sms/send', match });
	const continuing = { ...send, onError: 'continueErrorOutput' } as const;
	const workflow = workflowOf('One of three rejected', parents, continuing, lookBack);
	addNode(workflow, { ...lookBack, name: 'Rejected' }, 'SMS', 1);
	const execution = (await session.run(workflow)).succeeded();
	assert.deepEqual(
		execution.output('Look back').map(({ name }) => name),
		['Άννα', 'Γιώργος'],
	);
	const { name, error } = execution.onlyOutput('Rejected');
	assert.equal(name, 'Βασίλης');
	assert.match(JSON.stringify(error), /105|balance|credit/i);
	assert.equal((await sandbox.messages()).length, 2);
});
