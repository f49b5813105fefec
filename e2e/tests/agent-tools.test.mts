import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { agentNode, agentVersions, agentWith, storeModelCredential, tool } from '../ai/agent.mts';
import { inTurn, ScriptedModel, type Script } from '../ai/model.mts';
import { nodeOutput } from '../n8n/executions.mts';
import { createAndRun } from '../n8n/workflows.mts';
import { listOperations } from '../../scripts/screenshots/operations.mts';
import { useTestEnvironment } from '../context.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const models: ScriptedModel[] = [];

after(async () => {
	for (const model of models) await model.close();
});

/** Starts a model that does what the script says, and stores a credential for it. */
async function modelOf(script: Script) {
	const model = await ScriptedModel.start(script);
	models.push(model);
	return { model, modelCredential: await storeModelCredential(session, model) };
}

/** A parameter that the user leaves to the model, as the editor's button writes it. */
function fromModel(key: string): string {
	return `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`\`, 'string') }}`;
}

/** A tool that sends an SMS with the number and text that the model chooses. */
async function sendingTool() {
	const chosen = { to: fromModel('To'), text: fromModel('Text') };
	return tool('Send', { resource: 'sms', operation: 'send', ...chosen }, await storeCredential());
}

for (const version of agentVersions) {
	test(`an agent (version ${version}) sends an SMS with the text and number that its model chose`, async () => {
		const { model, modelCredential } = await modelOf(
			inTurn(
				{ call: 'Send', with: { To: '6900000001', Text: 'Το δέμα σας έφτασε' } },
				{ say: 'I have told the customer.' },
			),
		);
		const workflow = agentWith(
			'Tell the customer at 6900000001 that the parcel is here.',
			modelCredential,
			[await sendingTool()],
			version,
		);
		const execution = await createAndRun(session, workflow);
		assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
		const [message, ...more] = await sandbox.messages();
		assert.equal(more.length, 0);
		assert.equal(message.to, '306900000001');
		assert.equal(message.text, 'Το δέμα σας έφτασε');
		assert.equal(nodeOutput(execution, agentNode)[0].json.output, 'I have told the customer.');
		// What the tool gave was told to the model.
		const [, answered] = model.requests;
		assert.match(String(answered.messages.at(-1)?.content), new RegExp(`"smsId":"${message.id}"`));
	});
}

/** Up to version 2.2 the agent gives its model an empty text where a tool has failed. */
test('an agent tells its model of a refusal, so that it can mend the call', async () => {
	const { model, modelCredential } = await modelOf(
		inTurn(
			{ call: 'Send', with: { To: 'the office', Text: 'Hello' } },
			{ call: 'Send', with: { To: '6900000001', Text: 'Hello' } },
			{ say: 'Done.' },
		),
	);
	const workflow = agentWith('Say hello.', modelCredential, [await sendingTool()]);
	const execution = await createAndRun(session, workflow);
	assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
	const told = model.requests[1].messages.at(-1)?.content ?? '';
	assert.match(told.replaceAll('\\', ''), /The value in "To" is not a mobile number: the office/);
	assert.equal((await sandbox.messages()).length, 1);
});

test('a model is told of every operation what it does, what it costs and what cannot be undone', async () => {
	const { model, modelCredential } = await modelOf(() => ({ say: 'Nothing to do.' }));
	const operations = (await listOperations(session)).filter(({ told }) => told !== undefined);
	const credential = await storeCredential();
	const tools = operations.map(({ resource, operation }) =>
		tool(`${resource}_${operation}`, { resource, operation }, credential),
	);
	const execution = await createAndRun(session, agentWith('Do nothing.', modelCredential, tools));
	assert.equal(execution.status, 'success', execution.data.resultData.error?.message);

	const told = new Map(
		model.requests[0].tools?.map(({ function: { name, description } }) => [name, description]),
	);
	assert.equal(told.size, 38);
	for (const { resource, operation, told: expected } of operations)
		assert.equal(told.get(`${resource}_${operation}`), expected);
	assert.match(String(told.get('sms_send')), /\bpaid\b/);
	assert.match(String(told.get('contact_delete')), /cannot be restored/);
});
