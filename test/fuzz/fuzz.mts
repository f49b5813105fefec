import fc from 'fast-check';
import { readFileSync } from 'node:fs';

import type { Target } from './targets/target.mts';

/** An input that broke a promise once. It is tried first, ever after. */
export interface Seed {
	target: string;
	defect: string;
	input: unknown[];
}

/** The seeds of all defects that were found. */
export const seeds: readonly Seed[] = JSON.parse(
	readFileSync(new URL('seeds.json', import.meta.url), 'utf8'),
) as Seed[];

/** How much is tried: the cases, or as many as the time allows. */
export interface Limits {
	cases: number;
	seconds: number;
}

/** What came of a target. */
export interface Fuzzed {
	cases: number;
	seconds: number;
	/** What broke, and the smallest input that was found for it, as a seed to keep. */
	defect?: { words: string; seed: Seed };
}

/** Tries the seeds of a target and then generated inputs. */
export function fuzz({ name, property }: Target, { cases, seconds }: Limits): Fuzzed {
	const started = performance.now();
	const known = seeds.filter(({ target }) => target === name);
	const details = fc.check(property, {
		numRuns: cases,
		examples: known.map(({ input }): [unknown[]] => [input]),
		interruptAfterTimeLimit: seconds * 1000,
		markInterruptAsFailure: false,
	}) as fc.RunDetails<[unknown[]]>;
	const tried = { cases: details.numRuns, seconds: (performance.now() - started) / 1000 };
	if (!details.failed) return tried;
	const words = details.errorInstance instanceof Error ? String(details.errorInstance.stack) : '';
	const [input] = details.counterexample ?? [[]];
	return {
		...tried,
		defect: { words, seed: { target: name, defect: words.split('\n', 1)[0], input } },
	};
}
