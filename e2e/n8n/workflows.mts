import type { IConnections, INode, IPinData, IWorkflowSettings } from 'n8n-workflow';
import { finishedExecution, type Execution } from './executions.mts';
import type { Session } from './session.mts';

/** A workflow as it is exported and imported. */
export interface WorkflowDefinition {
	name: string;
	nodes: INode[];
	connections: IConnections;
	pinData?: IPinData;
	settings?: IWorkflowSettings;
}

export interface StoredWorkflow extends WorkflowDefinition {
	id: string;
	versionId: string;
}

export async function createWorkflow(
	session: Session,
	workflow: WorkflowDefinition,
): Promise<StoredWorkflow> {
	return await session.post('workflows', {
		...workflow,
		settings: { executionOrder: 'v1', ...workflow.settings },
	});
}

export async function listWorkflows(session: Session): Promise<StoredWorkflow[]> {
	return await session.get('workflows');
}

/** Publishes a workflow, so that its triggers start it. */
export async function activateWorkflow(session: Session, workflow: StoredWorkflow): Promise<void> {
	await session.post(`workflows/${workflow.id}/activate`, { versionId: workflow.versionId });
}

/**
 * Runs a workflow from its first trigger as the editor's button does, and waits for its end.
 * @throws when it has not ended within the limit
 */
export async function runWorkflow(
	session: Session,
	workflow: StoredWorkflow,
	limitInSeconds = 60,
	pauseInMilliseconds?: number,
): Promise<Execution> {
	const { executionId } = await session.post<{ executionId: string }>(
		`workflows/${workflow.id}/run`,
		{ triggerToStartFrom: { name: workflow.nodes[0].name } },
	);
	return await finishedExecution(session, executionId, limitInSeconds, pauseInMilliseconds);
}

/** Stores a workflow and runs it. */
export async function createAndRun(
	session: Session,
	workflow: WorkflowDefinition,
	limitInSeconds?: number,
): Promise<Execution> {
	return await runWorkflow(session, await createWorkflow(session, workflow), limitInSeconds);
}
