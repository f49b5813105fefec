import assert from 'node:assert/strict';
import { test } from 'node:test';
import { execa } from 'execa';
import fc from 'fast-check';
import pMap from 'p-map';
import { useTestEnvironment } from '../context.mts';
import { until } from '../until.mts';
import { badCalls, type BadCall } from './delivery-bad-calls.mts';
import { useReports } from './delivery.mts';

const { session, sandbox, n8nProcessId, storeCredential } = useTestEnvironment({
	reportDelay: null,
});
const { listen, send } = useReports(session, await storeCredential());

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

test(`${calls} bad calls start no execution, get a 4xx, and leave n8n's memory as it was`, async (t) => {
	const { workflow, url } = await listen();
	await send(url, ['6900000001', '6900000002', '6900000003', '6900000004']);
	const [first, ...others] = await sandbox.messages();
	await sandbox.report(first.id, 'd');
	const { url: called } = await until(async () => (await sandbox.reports())[0], 10);

	const callbacks = others.map(({ callback }) => callback);
	const kinds = badCalls(url, called, callbacks);
	const statuses = new Map<number, number>();
	const call = async ({ url: address, init }: BadCall) => {
		const response = await fetch(address, init);
		await response.arrayBuffer();
		const { status } = response;
		statuses.set(status, (statuses.get(status) ?? 0) + 1);
		assert.ok(status >= 400 && status < 500, `${status}: ${init?.method} ${address}`);
	};
	const callHalf = async () =>
		await pMap(fc.sample(kinds, calls / 2), call, { concurrency: atOnce });
	await callHalf();
	const before = await megabytes();
	await callHalf();
	const after = await megabytes();
	t.diagnostic(`responses: ${JSON.stringify(Object.fromEntries(statuses))}`);
	t.diagnostic(`n8n's memory: ${before} MB after half of the calls, ${after} MB after all`);
	assert.ok(after - before < mostMegabytes);
	assert.equal((await session.executionsOf(workflow)).length, 1);
});
