import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import pMap from 'p-map';
import { reports } from '../n8n/delivery-steps.mts';
import { until } from '../until.mts';
import { forged } from './delivery-bad-calls.mts';
import { useReports } from './delivery.mts';
import { useOwnN8n } from './own-n8n.mts';

// It creates isolates for expressions only when there are any, as docs/delivery-reports.md advises.
const { session, sandbox, credential } = await useOwnN8n({
	N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
});
const { listen, send } = useReports(session, credential, false);

const wrong = 1_500;
const atOnce = 20;
const sendings = 10;

test(`${wrong} wrong signatures, ${atOnce} at a time, start nothing, and sends and reports in between come through`, async (t) => {
	await sandbox.changeSettings({ reportDelay: 100, callbackAttempts: 1, callbackTimeout: 60_000 });
	const { workflow, url } = await listen();
	const statuses = new Map<number, number>();
	let isOver = false;
	const call = async (sig: string) => {
		const response = await fetch(`${url}?sig=${sig}&msgid=1&status=d&to=306900000001`);
		await response.arrayBuffer();
		statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
	};
	const flood = async () => {
		const start = Date.now();
		await pMap(fc.sample(forged, wrong), call, { concurrency: atOnce });
		isOver = true;
		t.diagnostic(`${wrong} wrong signatures in ${((Date.now() - start) / 1000).toFixed(1)} s`);
	};
	const sendInBetween = async () => {
		const ids: string[] = [];
		for (let count = 0; count < sendings || !isOver; count += 1)
			ids.push(...(await send(url, [String(6_900_000_000 + count)])));
		return ids;
	};
	const [ids] = await Promise.all([sendInBetween(), flood()]);

	assert.deepEqual(Object.fromEntries(statuses), { 403: wrong });
	await until(async () => (await sandbox.reports()).length === ids.length, 60);
	assert.deepEqual([...new Set(await sandbox.reportStatuses())], [200]);
	const received = await session.outputs(workflow, reports, ids.length, 60);
	assert.deepEqual(received.map(({ smsId }) => smsId).toSorted(), ids.toSorted());
	assert.equal((await session.executionsOf(workflow)).length, ids.length);
	t.diagnostic(`${ids.length} messages were sent and reported in between`);
});
