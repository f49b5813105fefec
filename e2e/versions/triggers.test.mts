import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { until } from '../until.mts';
import { readContext, useSandbox } from './context.mts';
import { core, nodeTypes } from './engine.mts';
import { WebhookServer } from './webhook-server.mts';
import { additionalDataOf, chainOf, node, run, workflowOf } from './workflow.mts';

const sandbox = useSandbox();
let server: WebhookServer;

before(async () => {
	server = await WebhookServer.start();
});
after(async () => {
	await server.close();
});

/** Sends an SMS whose delivery report comes when it is asked for. */
async function send(options = {}): Promise<number> {
	const to = { resource: 'sms', operation: 'send', to: '6900000001', text: 'Hello' };
	const setup = { parameters: { ...to, options } };
	const { failure } = await run(chainOf(setup), setup);
	assert.equal(failure?.message, undefined);
	return (await sandbox.messages())[0].id;
}

describe(`n8n-core ${readContext().version}: the SMSB2B Trigger`, () => {
	const trigger = workflowOf([node('Trigger', 'n8n-nodes-smsb2b.smsb2bTrigger', {})], {});

	test('starts an execution with the report of a signed callback URL', async () => {
		server.listener = { workflow: trigger, node: 'Trigger' };
		const callback = `${server.url}/webhook/5f1c2b3a-0d4e-4f60-8a7b-9c8d7e6f5a4b/smsb2b`;
		const id = await send({ callback, reference: 'order-1' });
		await sandbox.report(id, 'd');
		const [[[{ json }]]] = await until(
			async () => server.executions.length > 0 && server.executions,
			10,
		);
		assert.deepEqual(
			[json.smsId, json.status, json.reference],
			[String(id), 'delivered', 'order-1'],
		);
	});

	test('starts nothing for a report that nobody has signed', async () => {
		server.listener = { workflow: trigger, node: 'Trigger' };
		const before = server.executions.length;
		const response = await fetch(`${server.url}/webhook/any/smsb2b?msgid=1&status=d`);
		assert.equal(response.status, 403);
		assert.equal(server.executions.length, before);
	});
});

describe(`n8n-core ${readContext().version}: the SMSB2B Status Trigger`, () => {
	test('starts an execution with what has changed, once', async () => {
		const id = await send();
		await sandbox.report(id, 'f');
		const type = 'n8n-nodes-smsb2b.smsb2bStatusTrigger';
		const workflow = workflowOf([node('Trigger', type, { events: ['delivered', 'failed'] })], {});
		const started: INodeExecutionData[][][] = [];
		const emit = ((items: INodeExecutionData[][], _response: unknown, done?: Done) => {
			started.push(items);
			done?.resolve({});
		}) as unknown as IPollFunctions['__emit'];
		const poll = async () => {
			const place = [workflow, workflow.nodes.Trigger, additionalDataOf({})] as const;
			const context = new core.PollContext(...place, 'trigger', 'update', emit);
			const returned = await nodeTypes.getByNameAndVersion(type).poll!.call(context);
			if (returned) started.push(returned);
		};
		await poll();
		await poll();
		const changes = started.flat(2).map(({ json }) => [json.smsId, json.status]);
		assert.deepEqual(changes, [[String(id), 'failed']]);
	});
});

interface Done {
	resolve(run: object): void;
}
