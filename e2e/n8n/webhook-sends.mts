import { randomUUID } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import pMap from 'p-map';
import type { StoredCredential } from './credentials.mts';
import { executionsOf, triggered, type ListedExecution } from './delivery-workflows.mts';
import type { Session } from './session.mts';
import { smsb2b, type Step } from './workflow-builder.mts';
import { activateWorkflow, createWorkflow, type StoredWorkflow } from './workflows.mts';
import { until } from '../until.mts';

/** A published workflow that sends an SMS to each number with which it is called. */
export interface WebhookSend {
	workflow: StoredWorkflow;
	url: string;
}

/** The node that sends. */
export const sendingNode = 'SMS';

export const itemsInExecution = 100;

const callsAtOnce = 10;

/** A text of its own to each recipient. */
export const textToEach: INodeParameters = {
	operation: 'send',
	to: '={{ $json.mobile }}',
	text: '={{ "Hello " + $json.mobile }}',
};

/**
 * Publishes a workflow as a shop or school would have it: a call brings numbers, each gets a text, unless the node is
 * told otherwise.
 */
export async function publishWebhookSend(
	session: Session,
	credential: StoredCredential,
	parameters: INodeParameters = textToEach,
): Promise<WebhookSend> {
	const path = randomUUID();
	const webhook: Step = {
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		parameters: { path, httpMethod: 'POST', options: {} },
	};
	const split: Step = {
		name: 'Split Out',
		type: 'n8n-nodes-base.splitOut',
		typeVersion: 1,
		parameters: { fieldToSplitOut: 'body.recipients', options: {} },
	};
	const send = smsb2b(sendingNode, credential, { resource: 'sms', ...parameters });
	const definition = triggered('Sends to all that a call names', webhook, split, send);
	definition.nodes[0].webhookId = path;
	const workflow = await createWorkflow(session, definition);
	await activateWorkflow(session, workflow);
	const url = `${session.url}/webhook/${path}`;
	await untilTakesPosts(url);
	return { workflow, url };
}

/** Waits until n8n has registered a webhook; to ask with POST would start an execution. */
async function untilTakesPosts(url: string): Promise<void> {
	await until(async () => (await (await fetch(url)).text()).includes('POST'), 30);
}

/** The numbers of as many executions, no two the same, as SMSB2B writes them. */
export function recipientsOf(executions: number): string[] {
	return Array.from({ length: executions * itemsInExecution }, (_, index) =>
		String(306_900_000_000 + index),
	);
}

/** Calls the webhook of a workflow once for each hundred recipients, or for as many as are told. */
export async function startSends(
	{ url }: WebhookSend,
	recipients: string[],
	size = itemsInExecution,
): Promise<void> {
	const starts = Array.from(
		{ length: Math.ceil(recipients.length / size) },
		(_, index) => index * size,
	);
	await pMap(
		starts,
		async (start) => {
			const part = recipients.slice(start, start + size);
			const response = await fetch(url, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ recipients: part.map((mobile) => ({ mobile })) }),
			});
			if (response.status !== 200) throw new Error(`The webhook answered ${response.status}.`);
		},
		{ concurrency: callsAtOnce },
	);
}

const notAtTheirEnd = ['new', 'running', 'waiting'];

/** Waits until all of these executions of a workflow have come to their end. */
export async function untilAllEnded(
	session: Session,
	workflow: StoredWorkflow,
	count: number,
	limitInSeconds: number,
): Promise<ListedExecution[]> {
	return await until(
		async () => {
			const listed = await executionsOf(session, workflow);
			const ended = listed.filter(({ status }) => !notAtTheirEnd.includes(status));
			return ended.length >= count && listed;
		},
		limitInSeconds,
		500,
	);
}
