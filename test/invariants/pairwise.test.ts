import { pairwise } from './pairwise';

const VALUES = [0, 1, 2, 3];
const ROWS = VALUES.flatMap((a) =>
	VALUES.flatMap((b) => VALUES.flatMap((c) => VALUES.map((d) => ({ a, b, c, d })))),
).filter(({ a, d }) => a !== 0 || d === 0);

function pairsOf(rows: typeof ROWS): Set<string> {
	return new Set(
		rows.flatMap(({ a, b, c, d }) => [
			...[`ab${a}${b}`, `ac${a}${c}`, `ad${a}${d}`],
			...[`bc${b}${c}`, `bd${b}${d}`, `cd${c}${d}`],
		]),
	);
}

test('every pair that can be is chosen, by few rows', () => {
	const chosen = pairwise(ROWS, 1);
	expect(pairsOf(chosen)).toEqual(pairsOf(ROWS));
	expect(chosen.length).toBeLessThan(ROWS.length / 5);
	expect(new Set(chosen).size).toBe(chosen.length);
	expect(ROWS).toEqual(expect.arrayContaining(chosen));
});

test('the seed decides which', () => {
	expect(pairwise(ROWS, 1)).toEqual(pairwise(ROWS, 1));
	expect(pairwise(ROWS, 2)).not.toEqual(pairwise(ROWS, 1));
});
