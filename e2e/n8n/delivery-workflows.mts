import { randomUUID } from 'node:crypto';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import pMap from 'p-map';
import type { StoredCredential } from './credentials.mts';
import { finishedExecution, nodeOutput, type Execution } from './executions.mts';
import type { Session } from './session.mts';
import { connect, smsb2b, type Step } from './workflow-builder.mts';
import { activateWorkflow, type StoredWorkflow, type WorkflowDefinition } from './workflows.mts';
import { until } from '../until.mts';

/** The names of the triggers in the workflows that are built here. */
export const reports = 'Delivery Reports';
export const changes = 'Changed Statuses';

/** A step of the SMSB2B Trigger. */
export function reportTrigger(
	credential: StoredCredential,
	parameters: INodeParameters = {},
): Step {
	return {
		name: reports,
		type: 'n8n-nodes-smsb2b.smsb2bTrigger',
		typeVersion: 1.1,
		parameters,
		credentials: { [credential.type]: { id: credential.id, name: credential.name } },
	};
}

/**
 * A step of the SMSB2B Status Trigger, which polls when it is published and at the given times. n8n polls once a minute at
 * most, but a schedule may name the second: each time is a schedule of its own, in UTC.
 */
export function statusTrigger(credential: StoredCredential, pollAt: Date[] = []): Step {
	// Without any schedule n8n would poll every minute.
	const tomorrow = new Date(Date.now() - 60_000);
	const item = [...pollAt, tomorrow].map((time) => ({
		mode: 'custom',
		cronExpression: `${time.getUTCSeconds()} ${time.getUTCMinutes()} ${time.getUTCHours()} * * *`,
	}));
	return {
		name: changes,
		type: 'n8n-nodes-smsb2b.smsb2bStatusTrigger',
		typeVersion: 1,
		parameters: { pollTimes: { item } },
		credentials: { [credential.type]: { id: credential.id, name: credential.name } },
	};
}

/** A step that sends a message to the `mobile` of each item, and has its delivery reported. */
export function sendWithCallback(credential: StoredCredential, callback: string): Step {
	return smsb2b('SMS', credential, {
		resource: 'sms',
		operation: 'send',
		to: '={{ $json.mobile }}',
		text: 'Hello',
		options: { callback, reference: '={{ "for " + $json.mobile }}' },
	});
}

/** A workflow that begins with a trigger. */
export function triggered(name: string, trigger: Step, ...steps: Step[]): WorkflowDefinition {
	const workflow: WorkflowDefinition = {
		name,
		nodes: [trigger, ...steps].map((step, column) => ({
			...step,
			id: randomUUID(),
			position: [column * 220, 0],
		})),
		connections: {},
		settings: { timezone: 'UTC' },
	};
	steps.forEach((step, index) => {
		connect(workflow, workflow.nodes[index].name, step.name);
	});
	return workflow;
}

/** The URL that the panel of a workflow's SMSB2B Trigger shows for good, or for trying out. */
export function callbackUrl(
	{ url }: Session,
	{ nodes }: WorkflowDefinition,
	kind: 'webhook' | 'webhook-test' = 'webhook',
): string {
	const trigger = nodes.find(({ type }) => type === 'n8n-nodes-smsb2b.smsb2bTrigger');
	return `${url}/${kind}/${trigger?.webhookId}/delivery-report`;
}

/** Publishes a workflow with the SMSB2B Trigger, and gives its Production URL as soon as n8n takes calls there. */
export async function publish(session: Session, workflow: StoredWorkflow): Promise<string> {
	await activateWorkflow(session, workflow);
	const url = callbackUrl(session, workflow);
	await untilRegistered(url);
	return url;
}

/** Waits until n8n takes calls at a URL: publishing a workflow goes on after n8n has answered. */
export async function untilRegistered(url: string): Promise<void> {
	await until(async () => (await fetch(url)).status !== 404, 30);
}

/** Takes a workflow back, so that its trigger has no part in the tests that follow. */
export async function unpublish(session: Session, { id }: StoredWorkflow): Promise<void> {
	await session.post(`workflows/${id}/deactivate`, {});
}

/** Listens for a test event as the editor does. */
export async function listenForTest(session: Session, workflow: StoredWorkflow): Promise<void> {
	await session.post(`workflows/${workflow.id}/run`, {
		triggerToStartFrom: { name: workflow.nodes[0].name },
	});
}

/** An execution as n8n lists it. */
export interface ListedExecution {
	id: string;
	status: string;
	mode: string;
}

/** The most that n8n lists at a time. */
const pageSize = 100;

/**
 * All executions of a workflow, newest first. n8n sorts by the time of the start but pages by the id, and with several workers
 * an execution with a lower id may start later: a page begins in the middle of the one before, lest some be left out.
 */
export async function executionsOf(
	session: Session,
	workflow: StoredWorkflow,
): Promise<ListedExecution[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId: workflow.id }));
	const all = new Map<string, ListedExecution>();
	for (let cursor = ''; ; ) {
		const { results } = await session.get<{ results: ListedExecution[] }>(
			`executions?filter=${filter}&limit=${pageSize}${cursor && `&cursor=${cursor}`}`,
		);
		for (const execution of results) all.set(execution.id, execution);
		if (results.length < pageSize) return [...all.values()];
		cursor = cursorBefore(middleOf(results.map(({ id }) => Number(id))));
	}
}

function middleOf(ids: number[]): number {
	return ids.toSorted((a, b) => a - b)[Math.floor(ids.length / 2)];
}

/** What n8n gives as the next page's place when an execution is the last of a page. */
function cursorBefore(id: number): string {
	const v1 = { id: String(id), timestamp: new Date().toISOString() };
	return Buffer.from(JSON.stringify({ version: 1, v1 })).toString('base64url');
}

/** Waits until a workflow has been executed this often, and gives the executions with their data, oldest first. */
export async function untilExecuted(
	session: Session,
	workflow: StoredWorkflow,
	count: number,
	limitInSeconds = 30,
): Promise<Execution[]> {
	const listed = await until(async () => {
		const found = await executionsOf(session, workflow);
		return found.length >= count && found;
	}, limitInSeconds);
	return await pMap(
		listed.toReversed(),
		async ({ id }) => await finishedExecution(session, id, limitInSeconds),
		{ concurrency: 10 },
	);
}

/** The items that a node gave in all of these executions. */
export function allItems(executions: Execution[], node: string): INodeExecutionData['json'][] {
	return executions.flatMap((execution) => nodeOutput(execution, node).map(({ json }) => json));
}
