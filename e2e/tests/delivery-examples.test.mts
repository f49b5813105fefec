import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeOutput } from '../n8n/executions.mts';
import {
	createAndRun,
	createWorkflow,
	runWorkflow,
	type StoredWorkflow,
	type WorkflowDefinition,
} from '../n8n/workflows.mts';
import { until } from '../until.mts';
import { useTestEnvironment } from '../context.mts';
import { executionsOf, publish, unpublish } from '../n8n/delivery-workflows.mts';
import { completedExample, rowsOfTable } from './published-example.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();

/** An example as it is after the steps of its note, with this number in the place of the sample's. */
async function example(name: string, mobile: string): Promise<WorkflowDefinition> {
	const workflow = await completedExample(session, name, await storeCredential());
	return JSON.parse(
		JSON.stringify(workflow).replaceAll('"6900000001"', JSON.stringify(mobile)),
	) as WorkflowDefinition;
}

/** Publishes a workflow, and takes it back after the work. */
async function whilePublished(
	definition: WorkflowDefinition,
	work: (workflow: StoredWorkflow) => Promise<void>,
): Promise<void> {
	const workflow = await createWorkflow(session, definition);
	await publish(session, workflow);
	try {
		await work(workflow);
	} finally {
		await unpublish(session, workflow);
	}
}

const reportRows = async () => await rowsOfTable(session, 'SMS delivery reports');

test('delivery reports are written into a table, one row a message', async () => {
	await sandbox.changeSettings({ reportDelay: 200 });
	await whilePublished(
		await example('SMSB2B: delivery reports into a table', '6900000001'),
		async (workflow) => {
			const sent = await runWorkflow(session, workflow);
			assert.equal(sent.status, 'success', sent.data.resultData.error?.message);
			const [{ smsId }] = nodeOutput(sent, 'Send an SMS').map(({ json }) => json);
			const row = await until(
				async () => (await reportRows()).find((found) => found.smsId === smsId),
				30,
			);
			const { to, status, cost, reference } = row;
			assert.deepEqual(
				{ to, status, cost, reference },
				{ to: '306900000001', status: 'delivered', cost: 1, reference: 'closed-tomorrow' },
			);
			assert.ok(Date.parse(String(row.receivedAt)) > Date.now() - 60_000);
			// The table is there when the workflow runs again.
			assert.equal((await runWorkflow(session, workflow)).status, 'success');
			await until(async () => (await reportRows()).length === 2, 30);
		},
	);
});

test('a failed SMS goes out again by Viber, a delivered one does not', async () => {
	await sandbox.changeSettings({
		reportDelay: 200,
		rules: [{ ending: '99', channel: 'sms', report: 'f' }],
	});
	for (const [mobile, channels] of [
		['6900000099', ['sms', 'viber']],
		['6900000001', ['sms']],
	] as const) {
		await whilePublished(await example('SMSB2B: failed SMS to Viber', mobile), async (workflow) => {
			assert.equal((await runWorkflow(session, workflow)).status, 'success');
			await until(async () => (await sandbox.reports()).length > 0, 30);
			await until(
				async () => (await executionsOf(session, workflow)).length === channels.length,
				30,
			);
			const messages = await until(async () => {
				const found = await sandbox.messages();
				return found.length === channels.length && found;
			}, 30);
			assert.deepEqual(
				messages.map(({ channel }) => channel),
				channels,
			);
			for (const message of messages) {
				assert.equal(message.to, `30${mobile}`);
				assert.match(message.text, /^Μαρία: καλή επιτυχία/);
			}
		});
		await sandbox.reset();
		await sandbox.changeSettings({ reportDelay: 200 });
	}
});

for (const [outcome, mobile, branch, settings] of [
	['delivered', '6900000001', 'Parent informed', { reportDelay: 500 }],
	['failed', '6900000099', 'Call the parent', { reportDelay: 500 }],
	['never reported', '6900000001', 'Look again tomorrow', { reportDelay: null }],
] as const) {
	test(`send and wait goes on in a branch of its own when the message is ${outcome}`, async () => {
		await sandbox.changeSettings(settings);
		const definition = await example('SMSB2B: send, wait, go on by outcome', mobile);
		for (const { parameters } of definition.nodes) {
			if (settings.reportDelay === null && 'waitFor' in parameters) parameters.waitFor = 0.1;
		}
		const execution = await createAndRun(session, definition, 150);
		assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
		const ran = Object.keys(execution.data.resultData.runData);
		assert.equal(ran.at(-1), branch);
		assert.equal(ran.length, 5);
	});
}
