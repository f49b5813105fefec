import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { targets, type Target } from './targets.mts';

/** A defect that was found once: the case is tried first, ever after. */
interface Seed {
	target: string;
	seed: number;
	path: string;
}

const { values } = parseArgs({
	options: {
		cases: { type: 'string', default: '1000000' },
		seconds: { type: 'string', default: '120' },
	},
});
const cases = Number(values.cases);
const milliseconds = Number(values.seconds) * 1000;

const seeds: Seed[] = JSON.parse(await readFile(new URL('seeds.json', import.meta.url), 'utf8'));
let failed = 0;
for (const target of targets) {
	const { tried, problem } = await fuzz(target);
	if (problem) failed += 1;
	console.log(
		`${target.name}: ${tried.toLocaleString('en')} cases${problem ? `, DEFECT\n${problem}` : ''}`,
	);
}
console.log(`${targets.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function fuzz({ name, property }: Target): Promise<{ tried: number; problem?: string }> {
	for (const { seed, path } of seeds.filter(({ target }) => target === name)) {
		const replayed = fc.check(property, { seed, path, endOnFailure: true });
		if ((await replayed).failed)
			return { tried: 1, problem: fc.defaultReportMessage(await replayed) };
	}
	const details = await fc.check(property, {
		numRuns: cases,
		interruptAfterTimeLimit: milliseconds,
		markInterruptAsFailure: false,
	});
	return {
		tried: details.numRuns,
		problem: details.failed ? fc.defaultReportMessage(details) : undefined,
	};
}
