import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changes, reports, statusTrigger } from '../n8n/delivery-steps.mts';
import { untilRegistered } from '../n8n/session.mts';
import { smsb2b, triggered, workflowOf } from '../n8n/workflow-builder.mts';
import { until } from '../until.mts';
import { useReports } from './delivery.mts';
import { useOwnN8n } from './own-n8n.mts';

// It creates isolates for expressions only when there are any, as docs/benchmarks.md advises, so that a thousand reports
// take seconds and not minutes.
const { session, sandbox, credential, restart } = await useOwnN8n({
	N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
});
const { listen, send } = useReports(session, credential, false);

const burst = 1000;

test(`of ${burst} reports in a burst none is lost and none arrives twice`, async (t) => {
	await sandbox.changeAccount('demo', { balance: burst });
	// The reports of all messages come together, fifty calls at a time, and each is called once.
	const once = { callbackAttempts: 1, callbackTimeout: 60_000 };
	await sandbox.changeSettings({ reportDelay: 5000, ...once });
	const { workflow, url } = await listen();
	const mobiles = Array.from({ length: burst }, (_, index) => String(6_900_100_000 + index));
	const ids = await send(url, mobiles);

	const start = Date.now();
	await until(async () => (await sandbox.reports()).length === burst, 120, 1000);
	const received = await session.outputs(workflow, reports, burst, 120);
	const seconds = ((Date.now() - start) / 1000).toFixed(1);
	t.diagnostic(`${burst} reports became executions, and were read, in ${seconds} s`);
	assert.deepEqual([...new Set(await sandbox.reportStatuses())], [200]);
	assert.deepEqual(received.map(({ smsId }) => smsId).toSorted(), ids.toSorted());
	assert.equal((await session.executionsOf(workflow)).length, burst);
});

/** Publishes a workflow that receives delivery reports, and sends a message that is reported to it. */
async function sendAndListen(mobile: string) {
	const { workflow, url } = await listen();
	const [smsId] = await send(url, [mobile]);
	return { workflow, smsId };
}

/** Starts a workflow that sends a message and waits for its report. */
async function sendAndWait(mobile: string) {
	const parameters = { to: mobile, text: 'Hello' };
	const step = smsb2b('Send and Wait', credential, 'sms.sendAndWaitForReport', parameters);
	const workflow = await session.runUntilWaiting(workflowOf('Waits', [{}], step));
	const message = (await sandbox.messages()).find(({ to }) => to === `30${mobile}`);
	return { workflow, smsId: String(message?.id) };
}

test('reports that come after a restart of n8n find the trigger, the waiting execution and the poll', async () => {
	await sandbox.reset();
	await sandbox.changeSettings({ reportDelay: null });
	const listening = await sendAndListen('6900000001');
	const waiting = await sendAndWait('6900000002');
	const polled = [await sendAndListen('6900000003'), await sendAndListen('6900000004')];
	await sandbox.report(polled[0].smsId, 'd');
	const polling = await session.createWorkflow(triggered('Polls', statusTrigger(credential)));
	await session.activate(polling);
	await session.untilExecuted(polling, 1);

	await restart('stop', async () => await sandbox.report(polled[1].smsId, 'f'));
	const changed = await session.outputs(polling, changes, 2, 60);
	assert.deepEqual(
		changed.map(({ smsId, status }) => ({ smsId, status })),
		[
			{ smsId: polled[0].smsId, status: 'delivered' },
			{ smsId: polled[1].smsId, status: 'failed' },
		],
	);

	await untilRegistered(session.callbackUrl(listening.workflow));
	await sandbox.report(listening.smsId, 'd');
	await sandbox.report(waiting.smsId, 'f');

	const reported = await session.outputs(listening.workflow, reports, 1);
	assert.deepEqual(
		reported.map(({ smsId, status }) => ({ smsId, status })),
		[{ smsId: listening.smsId, status: 'delivered' }],
	);
	const resumed = await session.outputs(waiting.workflow, 'Send and Wait', 1);
	assert.deepEqual(
		resumed.map(({ smsId, status, timedOut }) => ({ smsId, status, timedOut })),
		[{ smsId: waiting.smsId, status: 'failed', timedOut: false }],
	);
});
