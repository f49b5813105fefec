import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finishedExecution, nodeOutput, type Execution } from '../n8n/executions.mts';
import { smsb2b, startNode, workflowOf } from '../n8n/workflow-builder.mts';
import { createWorkflow, type WorkflowDefinition } from '../n8n/workflows.mts';
import { useTestEnvironment } from '../context.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();

const numbers = [1, 2, 3, 4, 5].map((digit) => `690000010${digit}`);
const items = numbers.map((to) => ({ to }));

/** Executes a step as the editor does after the node before has run with fewer items than are pinned there now. */
async function executeStep(definition: WorkflowDefinition, ran: number): Promise<Execution> {
	const workflow = await createWorkflow(session, definition);
	const data = {
		main: [items.slice(0, ran).map((json, item) => ({ json, pairedItem: { item } }))],
	};
	const run = { startTime: Date.now(), executionTime: 1, executionIndex: 0, source: [], data };
	const { executionId } = await session.post<{ executionId: string }>(
		`workflows/${workflow.id}/run`,
		{
			runData: { [startNode]: [{ ...run, executionStatus: 'success', hints: [] }] },
			destinationNode: { nodeName: 'SMS', mode: 'inclusive' },
			dirtyNodeNames: [],
		},
	);
	return await finishedExecution(session, executionId, 60);
}

test('where n8n cannot find an input item, what was refused leaves by the error output all the same', async () => {
	const parameters = {
		...{ resource: 'sms', operation: 'send', to: '={{ $json.to }}', text: 'Hello' },
		requestOptions: { maxConcurrency: 1 },
	};
	const step = smsb2b('SMS', await storeCredential(), parameters, {
		onError: 'continueErrorOutput',
	});
	await sandbox.addFault({ kind: 'refuse', code: 105, path: 'sms/send', skip: 3 });
	const execution = await executeStep(workflowOf('Pinned since', items, step), 2);
	const sent = nodeOutput(execution, 'SMS').map(({ json }) => json);
	assert.deepEqual(
		sent.map(({ to }) => to),
		numbers.filter((_number, at) => at !== 3),
	);
	for (const { smsId } of sent) assert.match(String(smsId), /^\d+$/);
	const [refused, ...more] = nodeOutput(execution, 'SMS', 1);
	assert.match(JSON.stringify(refused.json.error), /\(item 4\)/);
	assert.deepEqual(more, []);
});
