import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeOutput } from '../n8n/executions.mts';
import { workflowOf } from '../n8n/workflow-builder.mts';
import { createAndRun, createWorkflow } from '../n8n/workflows.mts';
import { until } from '../until.mts';
import { useLaboratory } from './context.mts';
import {
	allItems,
	executionsOf,
	publish,
	reports,
	reportTrigger,
	sendWithCallback,
	triggered,
	unpublish,
	untilExecuted,
} from '../n8n/delivery-workflows.mts';

const { session, sandbox, storeCredential } = useLaboratory();

const messages = 1000;
/** A default n8n builds two isolates for each report, the webhook's and the execution's. */
const limitInSeconds = 300;

test(`of ${messages} reports in a burst none is lost and none doubled`, async (t) => {
	await sandbox.changeAccount('demo', { balance: messages });
	// The reports of all messages come together, fifty calls at a time, and each is called once.
	await sandbox.changeSettings({ reportDelay: 5000, callbackAttempts: 1, callbackTimeout: 60_000 });
	const credential = await storeCredential();
	const definition = triggered('Takes a burst', reportTrigger(credential));
	const workflow = await createWorkflow(session, definition);
	const url = await publish(session, workflow);
	try {
		const mobiles = Array.from({ length: messages }, (_, index) => ({
			mobile: String(6_900_001_000 + index).replace(/99$/, '98'),
		}));
		const step = sendWithCallback(credential, url);
		const sending = await createAndRun(session, workflowOf('Sends many', mobiles, step), 120);
		const ids = nodeOutput(sending, step.name).map(({ json }) => String(json.smsId));
		const start = Date.now();
		await until(async () => (await sandbox.reports()).length === messages, limitInSeconds, 1000);
		const executions = await untilExecuted(session, workflow, messages, limitInSeconds);
		const seconds = (Date.now() - start) / 1000;
		t.diagnostic(`${messages} reports became executions in at most ${seconds.toFixed(1)} s`);

		assert.deepEqual(
			new Set((await sandbox.reports()).map((call) => call.httpStatus)),
			new Set([200]),
		);
		const reported = allItems(executions, reports).map(({ smsId }) => String(smsId));
		assert.deepEqual(reported.toSorted(), ids.toSorted());
		assert.equal((await executionsOf(session, workflow)).length, messages);
	} finally {
		await unpublish(session, workflow);
	}
});
