import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listOperations } from '../n8n/operations.mts';
import { agentNode, agentVersions, agentWith, fromModel, tool, useModels } from '../ai/agent.mts';
import { inTurn } from '../ai/model.mts';
import { useTestEnvironment } from '../context.mts';
import { completedExample } from './example.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const startModel = useModels(session);
const credential = await storeCredential();

/** A tool that sends an SMS with the number and text that the model chooses. */
const send = tool('Send', credential, 'sms.send', { to: fromModel('To'), text: fromModel('Text') });

for (const version of agentVersions) {
	test(`an agent (version ${version}) sends an SMS with the text and number that its model chose`, async () => {
		const text = 'Το δέμα σας έφτασε';
		const said = 'I have told the customer.';
		const { model, modelCredential } = await startModel(
			inTurn({ call: 'Send', with: { To: '6900000001', Text: text } }, { say: said }),
		);
		const task = 'Tell the customer at 6900000001 that the parcel is here.';
		const execution = await session.run(agentWith(task, modelCredential, [send], version));
		assert.equal(execution.succeeded().output(agentNode)[0].output, said);
		const message = await sandbox.onlyMessage();
		assert.equal(message.to, '306900000001');
		assert.equal(message.text, text);
		// The model was told what the tool gave.
		const [, answered] = model.requests;
		assert.match(String(answered.messages.at(-1)?.content), new RegExp(`"smsId":"${message.id}"`));
	});
}

/** Up to version 2.2 the agent gives its model an empty text where a tool has failed. */
test('an agent tells its model of a rejection, so that it can correct the call', async () => {
	const { model, modelCredential } = await startModel(
		inTurn(
			{ call: 'Send', with: { To: 'the office', Text: 'Hello' } },
			{ call: 'Send', with: { To: '6900000001', Text: 'Hello' } },
			{ say: 'Done.' },
		),
	);
	(await session.run(agentWith('Say hello.', modelCredential, [send]))).succeeded();
	const told = model.requests[1].messages.at(-1)?.content ?? '';
	assert.match(told.replaceAll('\\', ''), /The value in "To" is not a mobile number: the office/);
	assert.equal((await sandbox.messages()).length, 1);
});

test('a model is told of every operation what it does, what it costs and what cannot be undone', async () => {
	const { model, modelCredential } = await startModel(() => ({ say: 'Nothing to do.' }));
	const operations = (await listOperations(session)).filter(({ told }) => told !== undefined);
	const tools = operations.map(({ resource, operation }) =>
		tool(`${resource}_${operation}`, credential, `${resource}.${operation}`),
	);
	(await session.run(agentWith('Do nothing.', modelCredential, tools))).succeeded();

	const told = new Map(
		model.requests[0].tools?.map(({ function: { name, description } }) => [name, description]),
	);
	assert.equal(told.size, operations.length);
	for (const { resource, operation, told: expected } of operations)
		assert.equal(told.get(`${resource}_${operation}`), expected);
	assert.match(String(told.get('sms_send')), /\bpaid\b/);
	assert.match(String(told.get('contact_delete')), /cannot be undone/);
});

test('the agent of the example finds the parent in the contact list and texts her', async () => {
	const text = 'Η συνάντηση είναι στις έξι.';
	const said = 'I have told Maria Papadopoulou.';
	const { model, modelCredential } = await startModel(
		inTurn(
			{ call: 'Find_a_contact', with: { Name: 'papadopoulou' } },
			{ call: 'Send_an_SMS', with: { To: '306971000001', Text: text } },
			{ say: said },
		),
	);
	const name = 'SMSB2B: an AI agent that texts';
	const choices = { model: modelCredential };
	const workflow = await completedExample(session, name, credential, choices);
	const execution = (await session.run(workflow)).succeeded();
	const [, afterSearch] = model.requests;
	assert.match(String(afterSearch.messages.at(-1)?.content), /306971000001/);
	const message = await sandbox.onlyMessage();
	assert.equal(message.to, '306971000001');
	assert.equal(message.text, text);
	assert.equal(execution.output('Secretary')[0].output, said);
});
