import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readContext, useSandbox } from './context.mts';
import { library } from './engine.mts';
import { node, run, workflowOf } from './workflow.mts';

const sandbox = useSandbox();
const { Main, AiTool } = library.NodeConnectionTypes;

/** An agent of the given kind with the node as its tool, which calls it as a model would. */
function agentWorkflow(kind: 'agent' | 'requestingAgent') {
	const fromModel = (name: string) => `={{ $fromAI('${name}', '', 'string') }}`;
	const tool = {
		...{ resource: 'sms', operation: 'send', to: fromModel('to'), text: fromModel('text') },
		...{ descriptionType: 'manual', toolDescription: 'Sends an SMS' },
	};
	const call = JSON.stringify({ to: '6900000001', text: 'From a model' });
	return workflowOf(
		[
			node('Start', 'start', { items: '[{"name":"Anna"}]' }),
			node('Agent', kind, { call }),
			node('After', 'after', { came: "={{ $('Start').item.json.name }}" }),
			node('Tool', 'n8n-nodes-smsb2b.smsb2bTool', tool),
		],
		{
			Start: { main: [[{ node: 'Agent', type: Main, index: 0 }]] },
			Agent: { main: [[{ node: 'After', type: Main, index: 0 }]] },
			Tool: { ai_tool: [[{ node: 'Agent', type: AiTool, index: 0 }]] },
		},
	);
}

describe(`n8n-core ${readContext().version}: as a tool the node`, () => {
	test("sends what the model of an older agent says, by n8n's own routing engine", async () => {
		const { after, failure } = await run(agentWorkflow('agent'), {});
		assert.equal(failure?.message, undefined);
		const [{ id, to, text }, ...more] = await sandbox.messages();
		assert.deepEqual([to, text, more], ['306900000001', 'From a model', []]);
		assert.ok(String(after[0].said).includes(String(id)), String(after[0].said));
	});

	test('sends what the model of an agent from version 3 on says, in the workflow', async () => {
		const { after, failure } = await run(agentWorkflow('requestingAgent'), {});
		assert.equal(failure?.message, undefined);
		const [{ id, to, text }, ...more] = await sandbox.messages();
		assert.deepEqual([to, text, more], ['306900000001', 'From a model', []]);
		assert.equal(after[0].smsId, String(id));
	});
});
