import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useModels } from '../ai/agent.mts';
import { inTurn } from '../ai/model.mts';
import { useTestEnvironment } from '../context.mts';
import { completedExample } from './example.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const startModel = useModels(session);

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
	const workflow = await completedExample(session, name, await storeCredential(), choices);
	const execution = (await session.run(workflow)).succeeded();
	const [, afterSearch] = model.requests;
	assert.match(String(afterSearch.messages.at(-1)?.content), /306971000001/);
	const message = await sandbox.onlyMessage();
	assert.equal(message.to, '306971000001');
	assert.equal(message.text, text);
	assert.equal(execution.output('Secretary')[0].output, said);
});
