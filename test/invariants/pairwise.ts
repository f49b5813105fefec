/**
 * Chooses rows in which any two values that stand together in one of the given rows do so at least once: most faults need no
 * more than two settings to show. Greedy: first the rows that bring the most new pairs, in the end those that bring one.
 *
 * @param rows all rows that can be, each with the same properties
 * @param seed the same seed gives the same choice
 */
export function pairwise<Row extends object>(rows: readonly Row[], seed: number): Row[] {
	const shuffled = shuffle(rows, seed);
	const pairs = pairsOf(shuffled);
	const covered = new Set<number>();
	const chosen: Row[] = [];
	for (let wanted = pairs[0]?.length ?? 0; wanted > 0; wanted -= 1) {
		for (const [at, own] of pairs.entries()) {
			if (own.reduce((fresh, pair) => fresh + (covered.has(pair) ? 0 : 1), 0) < wanted) continue;
			for (const pair of own) covered.add(pair);
			chosen.push(shuffled[at]);
		}
	}
	return chosen;
}

/** The pairs of values of each row, as numbers. */
function pairsOf<Row extends object>(rows: Row[]): number[][] {
	const numbers = new Map<string, Map<unknown, number>>();
	let count = 0;
	const numberOf = (name: string, value: unknown): number => {
		const own = numbers.get(name) ?? new Map<unknown, number>();
		numbers.set(name, own);
		if (!own.has(value)) own.set(value, count++);
		return own.get(value) as number;
	};
	const values = rows.map((row) =>
		Object.entries(row).map(([name, value]) => numberOf(name, value)),
	);
	return values.map((own) =>
		own.flatMap((one, at) => own.slice(at + 1).map((other) => one * count + other)),
	);
}

/** Fisher and Yates' shuffle, by a generator of Lehmer's (the "minimal standard" of Park and Miller). */
function shuffle<Row>(rows: readonly Row[], seed: number): Row[] {
	const shuffled = [...rows];
	let state = (seed % 2147483646) + 1;
	for (let last = shuffled.length - 1; last > 0; last -= 1) {
		state = (state * 48271) % 2147483647;
		const other = state % (last + 1);
		[shuffled[last], shuffled[other]] = [shuffled[other], shuffled[last]];
	}
	return shuffled;
}
