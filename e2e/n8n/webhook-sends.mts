import { randomUUID } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import ky from 'ky';
import pMap from 'p-map';
import { until } from '../until.mts';
import type { ListedExecution } from './executions.mts';
import type { Session, StoredCredential, StoredWorkflow } from './session.mts';
import { coreNode, smsb2b, triggered } from './workflow-builder.mts';

/** A published workflow that sends an SMS to each number with which its URL is called. */
export interface WebhookSend {
	workflow: StoredWorkflow;
	url: string;
}

/** The node that sends. */
export const sendingNode = 'SMS';

export const itemsInExecution = 100;

const callsAtOnce = 10;

/** A personalized text for each recipient. */
export const textToEach: INodeParameters = {
	...{ operation: 'send', to: '={{ $json.mobile }}', text: '={{ "Hello " + $json.mobile }}' },
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
	const webhook = coreNode('Webhook', 'webhook', 2.1, { path, httpMethod: 'POST', options: {} });
	const fields = { fieldToSplitOut: 'body.recipients', options: {} };
	const split = coreNode('Split Out', 'splitOut', 1, fields);
	const send = smsb2b(sendingNode, credential, `sms.${String(parameters.operation)}`, parameters);
	const trigger = { ...webhook, webhookId: path };
	const definition = triggered('Sends to everyone that a call names', trigger, split, send);
	const workflow = await session.createWorkflow(definition);
	await session.activate(workflow);
	const url = `${session.url}/webhook/${path}`;
	// Until n8n has registered the webhook; to ask with POST would start an execution.
	await until(async () => (await (await fetch(url)).text()).includes('POST'), 30);
	return { workflow, url };
}

/** The numbers of as many executions, no two the same, as SMSB2B writes them. */
export function recipientsOf(executions: number): string[] {
	return Array.from({ length: executions * itemsInExecution }, (_, index) =>
		String(306_900_000_000 + index),
	);
}

/** Calls a workflow's webhook once for each hundred recipients, or for as many as are told. */
export async function startSends(
	url: string,
	recipients: string[],
	size = itemsInExecution,
): Promise<void> {
	const start = async (_: unknown, call: number) => {
		const part = recipients.slice(call * size, (call + 1) * size);
		const json = { recipients: part.map((mobile) => ({ mobile })) };
		await ky.post(url, { json, retry: 0, timeout: false });
	};
	const calls = Array.from({ length: Math.ceil(recipients.length / size) });
	await pMap(calls, start, { concurrency: callsAtOnce });
}

/** Waits until all of these executions of a workflow have ended. */
export async function untilAllEnded(
	session: Session,
	workflow: StoredWorkflow,
	count: number,
	limitInSeconds: number,
): Promise<ListedExecution[]> {
	const allEnded = async () => {
		const listed = await session.executionsOf(workflow);
		const ended = listed.filter(({ status }) => !['new', 'running', 'waiting'].includes(status));
		return ended.length >= count && listed;
	};
	return await until(allEnded, limitInSeconds, 500);
}
