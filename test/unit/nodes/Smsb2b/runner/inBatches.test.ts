import { inBatches } from '../../../../../nodes/Smsb2b/runner/inBatches';

const indices = Array.from({ length: 300_000 }, (_, index) => index);

test('as many items as an execution can hold come back in their order', async () => {
	const pace = { batchSize: Infinity, batchInterval: 0, concurrency: 10 };
	const work = () => async (index: number) => await Promise.resolve(index);
	const results = await inBatches(indices, pace, work, () => false);
	expect(results).toEqual(indices);
});
