import assert from 'node:assert/strict';
import { parse } from 'flatted';
import type {
	IConnections,
	IDataObject,
	ICredentialDataDecryptedObject,
	INode,
	IPinData,
	IRunExecutionData,
	IWorkflowSettings,
} from 'n8n-workflow';
import pMap from 'p-map';
import { until } from '../until.mts';
import { logIn, N8nApi } from './api.mts';
import { Execution } from './execution.mts';
import { listExecutions, type ListedExecution } from './executions.mts';
import type { Owner } from './owner.mts';

/** What a credential holds, before n8n has stored it. */
export interface NewCredential {
	name: string;
	type: string;
	data: ICredentialDataDecryptedObject;
}

/** A credential as n8n stores it. */
export interface StoredCredential {
	id: string;
	name: string;
	type: string;
}

/** What the test button of a credential shows. */
export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

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

const endStatuses = ['success', 'error', 'crashed', 'canceled'];

/** What a person who is logged in to n8n does with credentials, workflows and executions. */
export class Session extends N8nApi {
	static async ofOwner(url: string, owner: Owner): Promise<Session> {
		return new Session(url, await logIn(url, owner));
	}

	async createCredential(credential: NewCredential): Promise<StoredCredential> {
		return await this.post('credentials', credential);
	}

	async deleteCredential({ id }: StoredCredential): Promise<void> {
		await this.delete(`credentials/${id}`);
	}

	/** Presses the test button of a stored credential. */
	async testCredential({ id }: StoredCredential): Promise<CredentialTestResult> {
		const credentials = await this.get<NewCredential>(`credentials/${id}?includeData=true`);
		return await this.post('credentials/test', { credentials });
	}

	async createWorkflow(workflow: WorkflowDefinition): Promise<StoredWorkflow> {
		const { name, nodes, connections, pinData } = workflow;
		const settings = { executionOrder: 'v1', ...workflow.settings };
		return await this.post('workflows', { name, nodes, connections, pinData, settings });
	}

	/** Saves a workflow with other nodes. */
	async replaceNodes(workflow: StoredWorkflow, nodes: INode[]): Promise<void> {
		const { id, name, connections, settings, versionId } = workflow;
		await this.patch(`workflows/${id}`, { name, nodes, connections, settings, versionId });
	}

	/** Saves a workflow that is started by hand with other items. */
	async replaceItems(workflow: StoredWorkflow, items: IDataObject[]): Promise<void> {
		const { id, name, nodes, connections, settings } = workflow;
		const { versionId } = await this.get<StoredWorkflow>(`workflows/${id}`);
		const pinData = { [nodes[0].name]: items.map((json) => ({ json })) };
		const saved = { name, nodes, connections, settings, versionId, pinData };
		await this.patch(`workflows/${id}`, saved);
	}

	/** Publishes a workflow, so that its triggers start it. */
	async activate({ id, versionId }: StoredWorkflow): Promise<void> {
		await this.post(`workflows/${id}/activate`, { versionId });
	}

	/** Publishes a workflow with the SMSB2B Trigger, and gives its Production URL as soon as n8n accepts calls there. */
	async publish(workflow: StoredWorkflow): Promise<string> {
		await this.activate(workflow);
		const url = this.callbackUrl(workflow);
		await untilRegistered(url);
		return url;
	}

	/** Unpublishes a workflow, so that its trigger has no part in the tests that follow. */
	async unpublish({ id }: StoredWorkflow): Promise<void> {
		await this.post(`workflows/${id}/deactivate`);
	}

	/** The production or test URL that the panel of a workflow's SMSB2B Trigger shows. */
	callbackUrl({ nodes }: WorkflowDefinition, kind: 'webhook' | 'webhook-test' = 'webhook'): string {
		const trigger = nodes.find(({ type }) => type === 'n8n-nodes-smsb2b.smsb2bTrigger');
		return `${this.url}/${kind}/${trigger?.webhookId}/delivery-report`;
	}

	/** Starts a workflow from its first trigger as the editor's button does, and gives the execution's ID. */
	async start({ id, nodes: [{ name }] }: StoredWorkflow): Promise<string> {
		const body = { triggerToStartFrom: { name } };
		return (await this.post<{ executionId: string }>(`workflows/${id}/run`, body)).executionId;
	}

	/** Starts a stored workflow and waits until its execution has ended. */
	async runStored(workflow: StoredWorkflow, seconds?: number, pause?: number): Promise<Execution> {
		return await this.execution(await this.start(workflow), seconds, pause);
	}

	/** Stores a workflow, starts it and waits until its execution has ended. */
	async run(workflow: WorkflowDefinition, seconds?: number): Promise<Execution> {
		return await this.runStored(await this.createWorkflow(workflow), seconds);
	}

	/** Stores a workflow, starts it and waits until its execution waits. */
	async runUntilWaiting(definition: WorkflowDefinition): Promise<StoredWorkflow> {
		const workflow = await this.createWorkflow(definition);
		await this.start(workflow);
		await this.untilWaiting(workflow);
		return workflow;
	}

	/** Waits until the newest execution of a workflow waits. */
	async untilWaiting(workflow: StoredWorkflow): Promise<void> {
		await until(async () => (await this.executionsOf(workflow))[0]?.status === 'waiting', 60);
	}

	/** All executions of a workflow, newest first. */
	async executionsOf(workflow: StoredWorkflow): Promise<ListedExecution[]> {
		return await listExecutions(this, workflow.id);
	}

	/**
	 * Waits until an execution has ended and reads its data.
	 * @throws when it has not ended in time
	 */
	async execution(id: string, seconds = 60, pause?: number): Promise<Execution> {
		const read = async () => {
			const found = await this.get<{ status: string; data: string }>(`executions/${id}`);
			if (!endStatuses.includes(found.status)) return undefined;
			return new Execution(id, found.status, parse(found.data) as IRunExecutionData);
		};
		return await until(read, seconds, pause);
	}

	/** Waits until a workflow has been executed this often, and gives the executions, oldest first. */
	async untilExecuted(workflow: StoredWorkflow, count: number, seconds = 30): Promise<Execution[]> {
		const listed = await until(async () => {
			const found = await this.executionsOf(workflow);
			return found.length >= count && found;
		}, seconds);
		const ended = async ({ id }: ListedExecution) => await this.execution(id, seconds);
		return await pMap(listed.toReversed(), ended, { concurrency: 10 });
	}

	/** Waits until a workflow has been executed this often, and gives what a node gave in all executions, oldest first. */
	async outputs(
		workflow: StoredWorkflow,
		node: string,
		count: number,
		seconds?: number,
	): Promise<IDataObject[]> {
		const executions = await this.untilExecuted(workflow, count, seconds);
		return executions.flatMap((execution) => execution.output(node));
	}

	/**
	 * Waits for the only execution of a workflow.
	 * @throws when there are several, or it did not succeed
	 */
	async onlyExecution(workflow: StoredWorkflow, seconds?: number): Promise<Execution> {
		const executions = await this.untilExecuted(workflow, 1, seconds);
		assert.equal(executions.length, 1);
		return executions[0].succeeded();
	}

	/** Retries an execution with its original workflow, or with the workflow as it is saved now, and waits until it has ended. */
	async retry(id: string, loadWorkflow = false): Promise<Execution> {
		const retry = await this.post<{ id: string }>(`executions/${id}/retry`, { loadWorkflow });
		return await this.execution(retry.id);
	}
}

/** Waits until n8n accepts calls at a URL: publishing a workflow continues after n8n has answered. */
export async function untilRegistered(url: string): Promise<void> {
	await until(async () => (await fetch(url)).status !== 404, 30);
}
