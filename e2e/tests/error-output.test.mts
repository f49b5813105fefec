import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useTestEnvironment } from '../context.mts';
import type { Execution } from '../n8n/execution.mts';
import type { WorkflowDefinition } from '../n8n/session.mts';
import { smsb2b, startNode, workflowOf } from '../n8n/workflow-builder.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();

const numbers = [1, 2, 3, 4, 5].map((digit) => `690000010${digit}`);
const items = numbers.map((to) => ({ to }));

/** Executes a step as the editor does after the node before has run with fewer items than are pinned there now. */
async function executeStep(definition: WorkflowDefinition, ran: number): Promise<Execution> {
	const { id } = await session.createWorkflow(definition);
	const main = [items.slice(0, ran).map((json, item) => ({ json, pairedItem: { item } }))];
	const run = { startTime: Date.now(), executionTime: 1, executionIndex: 0, source: [] };
	const { executionId } = await session.post<{ executionId: string }>(`workflows/${id}/run`, {
		runData: { [startNode]: [{ ...run, data: { main }, executionStatus: 'success', hints: [] }] },
		destinationNode: { nodeName: 'SMS', mode: 'inclusive' },
		dirtyNodeNames: [],
	});
	return await session.execution(executionId);
}

test('where n8n cannot find an input item, a rejected item still leaves by the error output', async () => {
	const parameters = {
		...{ to: '={{ $json.to }}', text: 'Hello' },
		requestOptions: { maxConcurrency: 1 },
	};
	const settings = { onError: 'continueErrorOutput' } as const;
	const step = smsb2b('SMS', await storeCredential(), 'sms.send', parameters, settings);
	await sandbox.addFault({ kind: 'refuse', code: 105, path: 'sms/send', skip: 3 });
	const execution = await executeStep(workflowOf('Pinned since', items, step), 2);
	const sent = execution.output('SMS');
	assert.deepEqual(
		sent.map(({ to }) => to),
		numbers.filter((_number, at) => at !== 3),
	);
	for (const { smsId } of sent) assert.match(String(smsId), /^\d+$/);
	const rejected = execution.onlyOutput('SMS', 1);
	assert.match(JSON.stringify(rejected.error), /\(item 4\)/);
});
