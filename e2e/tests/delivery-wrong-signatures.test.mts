import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import pMap from 'p-map';
import { nodeOutput } from '../n8n/executions.mts';
import { workflowOf } from '../n8n/workflow-builder.mts';
import { createAndRun, createWorkflow } from '../n8n/workflows.mts';
import { until } from '../until.mts';
import { forged } from './delivery-bad-calls.mts';
import { useOwnN8n } from './own-n8n.mts';
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

// It creates isolates for expressions only when there are any, as docs/delivery-reports.md advises.
const own = useOwnN8n({ N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' });

const wrong = 1_500;
const atOnce = 20;
const sendings = 10;

test(`${wrong} wrong signatures, ${atOnce} at a time, start nothing, and sends and reports in between come through`, async (t) => {
	const { session, sandbox, credential } = own;
	await sandbox.changeSettings({ reportDelay: 100, callbackAttempts: 1, callbackTimeout: 60_000 });
	const workflow = await createWorkflow(
		session,
		triggered('Is flooded', reportTrigger(credential)),
	);
	const url = await publish(session, workflow);
	try {
		const statuses = new Map<number, number>();
		let isOver = false;
		const flood = async () => {
			const start = Date.now();
			await pMap(
				fc.sample(forged, wrong),
				async (sig) => {
					const response = await fetch(`${url}?sig=${sig}&msgid=1&status=d&to=306900000001`);
					await response.arrayBuffer();
					statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
				},
				{ concurrency: atOnce },
			);
			isOver = true;
			t.diagnostic(`${wrong} wrong signatures in ${((Date.now() - start) / 1000).toFixed(1)} s`);
		};
		const sendInBetween = async () => {
			const ids: string[] = [];
			for (let count = 0; count < sendings || !isOver; count += 1) {
				const step = sendWithCallback(credential, url);
				const item = { mobile: String(6_900_000_000 + count) };
				const execution = await createAndRun(session, workflowOf('Sends', [item], step), 120);
				assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
				ids.push(...nodeOutput(execution, step.name).map(({ json }) => String(json.smsId)));
			}
			return ids;
		};
		const [ids] = await Promise.all([sendInBetween(), flood()]);

		assert.deepEqual(Object.fromEntries(statuses), { 403: wrong });
		await until(async () => (await sandbox.reports()).length === ids.length, 60);
		const answers = (await sandbox.reports()).map(({ httpStatus }) => httpStatus);
		assert.deepEqual([...new Set(answers)], [200]);
		const executions = await untilExecuted(session, workflow, ids.length, 60);
		const reported = allItems(executions, reports).map(({ smsId }) => String(smsId));
		assert.deepEqual(reported.toSorted(), ids.toSorted());
		assert.equal((await executionsOf(session, workflow)).length, ids.length);
		t.diagnostic(`${ids.length} messages were sent and reported in between`);
	} finally {
		await unpublish(session, workflow);
	}
});
