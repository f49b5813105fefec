import { Expression } from 'n8n-workflow';

import { runInWorkflow } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { itemsSent, mobileOf, sendToEach } from './items';

const sandbox = useSandbox();

function range(count: number): number[] {
	return Array.from({ length: count }, (_, index) => index + 1);
}

describe('1,000 items', () => {
	test('are sent 10 at a time, and come out in their order and paired', async () => {
		await sandbox.set({ latency: 10 });
		const { items, failure } = await runInWorkflow(sendToEach(sandbox, 1000));
		expect(failure?.message).toBeUndefined();
		expect(items.map(({ json }) => json.to)).toEqual(range(1000).map(mobileOf));
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			range(1000).map((item) => ({ item: item - 1 })),
		);
		expect(new Set(items.map(({ json }) => json.smsId)).size).toBe(1000);
		const { maxInFlight, perPath } = await sandbox.statistics();
		expect(perPath).toEqual({ 'sms/send': 1000 });
		expect(maxInFlight).toBe(10);
	});

	test('have every expression evaluated once each, and those not that only name a field', async () => {
		const evaluate = jest.spyOn(Expression.prototype, 'resolveSimpleParameterValue');
		const setup = sendToEach(sandbox, 1000);
		const options = { encoding: '={{ "auto" }}', flash: '={{ false }}' };
		await runInWorkflow({ ...setup, parameters: { ...setup.parameters, options } });
		const evaluated = evaluate.mock.calls.map(([value]) => value).filter(isExpression);
		evaluate.mockRestore();
		expect(Object.fromEntries(countOf(evaluated))).toEqual({
			'={{ "Hello " + $json.name }}': 1000,
			'={{ "auto" }}': 1000,
			'={{ false }}': 1000,
		});
	});
});

test.each([1, 3, 25])('Max Concurrency %i is kept', async (maxConcurrency) => {
	await sandbox.set({ latency: 20 });
	const { items } = await runInWorkflow(sendToEach(sandbox, 60, { maxConcurrency }));
	expect(items.map(({ json }) => json.to)).toEqual(range(60).map(mobileOf));
	expect((await sandbox.statistics()).maxInFlight).toBe(maxConcurrency);
});

test('items that are answered late come out in their place', async () => {
	await sandbox.fault({ kind: 'delay', ms: 150, match: { to: mobileOf(2) } });
	const { items } = await runInWorkflow(sendToEach(sandbox, 5));
	expect(items.map(({ json }) => json.to)).toEqual(range(5).map(mobileOf));
	expect(items.at(1)?.json.smsId).toBe(items.map(({ json }) => json.smsId).toSorted()[1]);
});

test('batches are sent one after the other, with a rest between them', async () => {
	await sandbox.set({ latency: 5 });
	const batching = { batch: { batchSize: 4, batchInterval: 200 } };
	const before = Date.now();
	const { items } = await runInWorkflow(sendToEach(sandbox, 10, { batching }));
	expect(Date.now() - before).toBeGreaterThanOrEqual(400);
	expect(items).toHaveLength(10);
	expect((await sandbox.statistics()).maxInFlight).toBe(4);
	const batches = (await itemsSent(sandbox)).map((item) => Math.ceil(item / 4));
	expect(batches).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3, 3]);
});

test('a batch of -1 is all items', async () => {
	await sandbox.set({ latency: 5 });
	const requestOptions = {
		batching: { batch: { batchSize: -1, batchInterval: 60_000 } },
	};
	const { items } = await runInWorkflow(sendToEach(sandbox, 30, requestOptions));
	expect(items).toHaveLength(30);
	expect((await sandbox.statistics()).maxInFlight).toBe(10);
});

test('no items, no requests', async () => {
	const { items, failure } = await runInWorkflow(sendToEach(sandbox, 0));
	expect({ items, failure }).toEqual({ items: [], failure: undefined });
	expect(await sandbox.calls()).toEqual([]);
});

function isExpression(value: unknown): value is string {
	return typeof value === 'string' && value.startsWith('=');
}

function countOf(values: string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return counts;
}
