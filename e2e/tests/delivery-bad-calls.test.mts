import assert from 'node:assert/strict';
import { test } from 'node:test';
import { execa } from 'execa';
import fc from 'fast-check';
import pMap from 'p-map';
import { workflowOf } from '../n8n/workflow-builder.mts';
import { createAndRun, createWorkflow } from '../n8n/workflows.mts';
import { until } from '../until.mts';
import { useTestEnvironment } from '../context.mts';
import { badCalls, type BadCall } from './delivery-bad-calls.mts';
import {
	executionsOf,
	publish,
	reportTrigger,
	sendWithCallback,
	triggered,
	unpublish,
} from '../n8n/delivery-workflows.mts';

const { session, sandbox, n8nProcessId, storeCredential } = useTestEnvironment();

/** TESTS_BAD_CALLS=10000 makes it a long run; each call takes a default n8n a fresh isolate. */
const calls = Number(process.env.TESTS_BAD_CALLS ?? 500);
const atOnce = 20;
/** n8n's own memory goes up and down by more than a hundred megabytes, calls or not. */
const mostMegabytes = 200;

/** The resident memory of n8n. */
async function megabytes(): Promise<number> {
	const { stdout } = await execa('ps', ['-o', 'rss=', '-p', String(n8nProcessId)]);
	return Math.round(Number(stdout) / 1024);
}

async function answerTo({ url, init }: BadCall): Promise<number> {
	const response = await fetch(url, init);
	await response.arrayBuffer();
	return response.status;
}

test(`${calls} bad calls start no execution, get a 4xx, and leave n8n's memory as it was`, async (t) => {
	await sandbox.changeSettings({ reportDelay: null });
	const credential = await storeCredential();
	const workflow = await createWorkflow(
		session,
		triggered('Takes no nonsense', reportTrigger(credential)),
	);
	const url = await publish(session, workflow);
	try {
		const mobiles = ['6900000001', '6900000002', '6900000003', '6900000004'];
		const items = mobiles.map((mobile) => ({ mobile }));
		await createAndRun(session, workflowOf('Sends', items, sendWithCallback(credential, url)));
		const [first, ...others] = await sandbox.messages();
		await sandbox.report(first.id, 'd');
		const [{ url: called }] = await until(async () => {
			const made = await sandbox.reports();
			return made.length > 0 && made;
		}, 10);

		const kinds = badCalls(
			url,
			called,
			others.map(({ callback }) => callback),
		);
		const statuses = new Map<number, number>();
		const send = async (bad: BadCall[]) =>
			await pMap(
				bad,
				async (call) => {
					const status = await answerTo(call);
					statuses.set(status, (statuses.get(status) ?? 0) + 1);
					const { url: address, init } = call;
					assert.ok(status >= 400 && status < 500, `${status}: ${init?.method} ${address}`);
				},
				{ concurrency: atOnce },
			);
		await send(fc.sample(kinds, calls / 2));
		const before = await megabytes();
		await send(fc.sample(kinds, calls / 2));
		const after = await megabytes();
		t.diagnostic(`answers: ${JSON.stringify(Object.fromEntries(statuses))}`);
		t.diagnostic(`n8n's memory: ${before} MB after half of the calls, ${after} MB after all`);
		assert.ok(after - before < mostMegabytes);
		assert.equal((await executionsOf(session, workflow)).length, 1);
	} finally {
		await unpublish(session, workflow);
	}
});
