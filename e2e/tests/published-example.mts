import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { IDataObject, INode } from 'n8n-workflow';
import { readExamples, withCredential } from '../n8n/seed-workflows.mts';
import type { StoredCredential } from '../n8n/credentials.mts';
import { callbackUrl } from '../n8n/delivery-workflows.mts';
import { nodeOutput } from '../n8n/executions.mts';
import type { Session } from '../n8n/session.mts';
import { workflowOf } from '../n8n/workflow-builder.mts';
import { createAndRun, type WorkflowDefinition } from '../n8n/workflows.mts';

/** An example as it is after the steps of its note: credential chosen, Callback URL pasted. */
export async function completedExample(
	session: Session,
	name: string,
	credential: StoredCredential,
): Promise<WorkflowDefinition> {
	const found = (await readExamples()).find((workflow) => workflow.name === name);
	assert.ok(found, `there is an example "${name}"`);
	const workflow = withCredential(found, credential);
	for (const node of workflow.nodes) {
		if (node.type === 'n8n-nodes-smsb2b.smsb2bTrigger') node.webhookId = randomUUID();
	}
	const callback = JSON.stringify(callbackUrl(session, workflow));
	return JSON.parse(
		JSON.stringify(workflow).replaceAll('"callback":""', `"callback":${callback}`),
	) as WorkflowDefinition;
}

/** The rows of one of n8n's data tables. */
export async function rowsOfTable(session: Session, table: string): Promise<IDataObject[]> {
	const read: Pick<INode, 'name' | 'type' | 'typeVersion' | 'parameters'> = {
		name: 'Read',
		type: 'n8n-nodes-base.dataTable',
		typeVersion: 1.1,
		parameters: {
			resource: 'row',
			operation: 'get',
			dataTableId: { __rl: true, mode: 'name', value: table },
			returnAll: true,
		},
	};
	const execution = await createAndRun(session, workflowOf('Reads the table', [{}], read));
	return nodeOutput(execution, 'Read').map(({ json }) => json);
}
