import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';
import { useTestEnvironment } from '../context.mts';
import {
	publishWebhookSend,
	recipientsOf,
	sendingNode,
	startSends,
	textToEach,
} from '../n8n/webhook-sends.mts';
import { until } from '../until.mts';
import { useOwnN8n } from './own-n8n.mts';

const { note } = useTestEnvironment();
const { session, sandbox, credential, restart } = await useOwnN8n();

const limitInSeconds = 60;
const recipients = recipientsOf(10);

/** What an execution does when it ends, and how long the API takes to answer a call of it. */
const kinds = [
	{ name: 'SMS: Send, one item per recipient', parameters: textToEach, latency: 50 },
	{
		name: 'SMS: Send Bulk, ten batches',
		parameters: {
			...{ operation: 'sendBulk', recipients: 'inputItems', toField: 'mobile', text: 'Hello' },
			options: { batchSize: recipients.length / 10 },
		},
		latency: 500,
	},
];

/** What ends an execution while it sends, and the status that n8n shows then. */
const ends = [
	{ name: 'the button Stop', status: 'canceled', end: stop },
	{ name: 'n8n killed (SIGKILL), and started again', status: 'crashed', end: crash },
];

for (const { name, status, end } of ends) {
	for (const kind of kinds) {
		test(`${name} during ${kind.name}: nothing is sent twice, and a retry sends the rest`, async () => {
			await sandbox.reset();
			await sandbox.changeAccount('demo', { balance: 2 * recipients.length });
			await sandbox.changeSettings({ reportDelay: null, latency: kind.latency });
			const { workflow, url } = await publishWebhookSend(session, credential, kind.parameters);
			await startSends(url, recipients, recipients.length);
			await until(async () => (await sandbox.messages()).length > 250, limitInSeconds, 20);
			const [{ id }] = await session.executionsOf(workflow);
			await end(id);
			const out = await untilQuiet();
			assert.ok(out.length < recipients.length, 'it ended while it was sending');
			assert.equal(new Set(out).size, out.length);
			await until(async () => {
				const listed = await session.executionsOf(workflow);
				return listed.length === 1 && listed[0].status === status;
			}, limitInSeconds);

			// As docs/retries.md advises.
			const options = { ...(kind.parameters.options as INodeParameters), skipSent: 24 };
			const nodes = workflow.nodes.map((node) => {
				const parameters = { ...node.parameters, options };
				return node.name === sendingNode ? { ...node, parameters } : node;
			});
			await session.replaceNodes(workflow, nodes);
			await session.retry(id, true);
			const all = await sandbox.recipients();
			assert.deepEqual(all, recipients);
			const rest = all.length - out.length;
			const twice = all.length - new Set(all).size;
			await note({ table: 'crash', cells: [name, kind.name, status, out.length, rest, twice] });
		});
	}
}

async function stop(id: string): Promise<void> {
	await session.post(`executions/${id}/stop`);
}

async function crash(): Promise<void> {
	await restart('kill', untilQuiet);
}

/** Waits until the calls in flight are over and no more come, and gives who has got a message. */
async function untilQuiet(): Promise<string[]> {
	let before = -1;
	const reached = async () => {
		const numbers = await sandbox.recipients();
		const isQuiet = numbers.length === before;
		before = numbers.length;
		return isQuiet && numbers;
	};
	return await until(reached, limitInSeconds, 2000);
}
