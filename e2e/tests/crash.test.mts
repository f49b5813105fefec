import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';
import { executionsOf, type ListedExecution } from '../n8n/delivery-workflows.mts';
import { finishedExecution } from '../n8n/executions.mts';
import {
	publishWebhookSend,
	recipientsOf,
	sendingNode,
	startSends,
	textToEach,
	type WebhookSend,
} from '../n8n/webhook-sends.mts';
import { until } from '../until.mts';
import { useTestEnvironment } from '../context.mts';
import { useOwnN8n } from './own-n8n.mts';

const { note } = useTestEnvironment();

const own = useOwnN8n();

const limitInSeconds = 60;
const recipients = recipientsOf(10);

/** What is under way when the execution ends, and how long the API takes to answer a call of it. */
const kinds = [
	{ name: 'SMS: Send, an item for each', parameters: textToEach, latency: 50 },
	{
		name: 'SMS: Send Bulk, ten batches',
		parameters: {
			...{ operation: 'sendBulk', recipients: 'inputItems', toField: 'mobile', text: 'Hello' },
			options: { batchSize: recipients.length / 10 },
		},
		latency: 500,
	},
];

/** What ends an execution in the midst of its sends, and what n8n calls it then. */
const ends = [
	{ name: 'the button Stop', status: 'canceled', end: stop },
	{ name: 'n8n killed (SIGKILL), and started again', status: 'crashed', end: crash },
];

for (const { name, status, end } of ends) {
	for (const kind of kinds) {
		test(`${name} in ${kind.name}: nothing is repeated, and a retry sends the rest`, async () => {
			await own.sandbox.reset();
			await own.sandbox.changeAccount('demo', { balance: 2 * recipients.length });
			await own.sandbox.changeSettings({ reportDelay: null, latency: kind.latency });
			const { session } = own;
			const sends = await publishWebhookSend(session, own.credential, kind.parameters);
			await startSends(sends, recipients, recipients.length);
			await until(async () => (await recipientsReached()).length > 250, limitInSeconds, 20);
			const [{ id }] = await executionsOf(session, sends.workflow);
			await end(id);
			const out = await untilQuiet();
			assert.ok(out.length < recipients.length, 'it ended in the midst of them');
			assert.equal(new Set(out).size, out.length);
			const [ended] = await untilShown(sends, 1, status);

			await goOn(sends, kind.parameters, ended.id);
			const all = await recipientsReached();
			assert.deepEqual(all.toSorted(), recipients);
			const rest = all.length - out.length;
			const twice = all.length - new Set(all).size;
			await note({ table: 'crash', cells: [name, kind.name, status, out.length, rest, twice] });
		});
	}
}

async function stop(id: string): Promise<void> {
	await own.session.post(`executions/${id}/stop`, {});
}

async function crash(): Promise<void> {
	await own.restart('kill', untilQuiet);
}

/** Puts Skip Already Sent into the workflow and chooses "Retry with currently saved workflow", as docs/retries.md advises. */
async function goOn(
	{ workflow }: WebhookSend,
	parameters: INodeParameters,
	id: string,
): Promise<void> {
	const { session } = own;
	const options = { ...(parameters.options as INodeParameters), skipSent: 24 };
	const nodes = workflow.nodes.map((node) =>
		node.name === sendingNode ? { ...node, parameters: { ...node.parameters, options } } : node,
	);
	const { name, connections, settings, versionId } = workflow;
	await session.patch(`workflows/${workflow.id}`, {
		...{ name, nodes, connections, settings, versionId },
	});
	const retry = await session.post<{ id: string }>(`executions/${id}/retry`, {
		loadWorkflow: true,
	});
	await finishedExecution(session, retry.id, limitInSeconds);
}

async function recipientsReached(): Promise<string[]> {
	return (await own.sandbox.messages()).map(({ to }) => to);
}

/** Waits until the calls that were under way are over and no more come, and gives who has got a message. */
async function untilQuiet(): Promise<string[]> {
	let before = -1;
	return await until(
		async () => {
			const reached = await recipientsReached();
			const isQuiet = reached.length === before;
			before = reached.length;
			return isQuiet && reached;
		},
		limitInSeconds,
		2000,
	);
}

/** Waits until n8n shows this many executions of a workflow, the newest in this state. */
async function untilShown(
	{ workflow }: WebhookSend,
	count: number,
	status: string,
): Promise<ListedExecution[]> {
	return await until(async () => {
		const listed = await executionsOf(own.session, workflow);
		return listed.length === count && listed[0].status === status && listed;
	}, limitInSeconds);
}
