import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { storeModelCredential } from '../ai/agent.mts';
import { inTurn, ScriptedModel } from '../ai/model.mts';
import { readExamples, withCredential } from '../n8n/seed-workflows.mts';
import { nodeOutput } from '../n8n/executions.mts';
import { createAndRun } from '../n8n/workflows.mts';
import { useTestEnvironment } from '../context.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
let model: ScriptedModel | undefined;

after(async () => {
	await model?.close();
});

test('the agent of the example finds the parent in the contact list and texts her', async () => {
	model = await ScriptedModel.start(
		inTurn(
			{ call: 'Find_a_contact', with: { Name: 'papadopoulou' } },
			{
				call: 'Send_an_SMS',
				with: { To: '306971000001', Text: 'Η συνάντηση είναι στις έξι.' },
			},
			{ say: 'I have told Maria Papadopoulou.' },
		),
	);
	const found = (await readExamples()).find(
		({ name }) => name === 'SMSB2B: an AI agent that texts',
	);
	assert.ok(found);
	const workflow = withCredential(found, await storeCredential());
	const { id, name, type } = await storeModelCredential(session, model);
	for (const node of workflow.nodes)
		if (node.name === 'Chat model') node.credentials = { [type]: { id, name } };

	const execution = await createAndRun(session, workflow);
	assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
	const [, afterSearch] = model.requests;
	assert.match(String(afterSearch.messages.at(-1)?.content), /306971000001/);
	const [message, ...more] = await sandbox.messages();
	assert.equal(more.length, 0);
	assert.equal(message.to, '306971000001');
	assert.equal(message.text, 'Η συνάντηση είναι στις έξι.');
	assert.equal(
		nodeOutput(execution, 'Secretary')[0].json.output,
		'I have told Maria Papadopoulou.',
	);
});
