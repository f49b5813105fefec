import { prefetch } from '../../../../../nodes/Smsb2b/runner/prefetch';

const indices = Array.from({ length: 120 }, (_, index) => index + 1000);

function prepareNoting() {
	const begun: number[] = [];
	const open = prefetch(indices, async (index) => {
		begun.push(index);
		if (index % 7 === 0) throw new Error(`${index} is bad`);
		return index * 2;
	});
	return { begun, open };
}

test('items are prepared fifty in a row, each once, as soon as the first of them is asked for', async () => {
	const { begun, open } = prepareNoting();
	expect(begun).toEqual([]);
	await expect(open(1000)).resolves.toBe(2000);
	expect(begun).toEqual(indices.slice(0, 50));
	await expect(open(1049)).resolves.toBe(2098);
	expect(begun).toHaveLength(50);
	await expect(open(1051)).resolves.toBe(2102);
	expect(begun).toEqual([...indices.slice(0, 50), ...indices.slice(51, 101)]);
	await expect(open(1119)).resolves.toBe(2238);
	expect(begun.at(-1)).toBe(1119);
});

test('what goes wrong is thrown where the item is asked for, and nowhere else', async () => {
	const { open } = prepareNoting();
	await expect(open(1000)).resolves.toBe(2000);
	await expect(open(1001)).rejects.toThrow('1001 is bad');
	await expect(open(1002)).resolves.toBe(2004);
	// 1008 is never asked for: an unhandled rejection would fail this test file.
});
