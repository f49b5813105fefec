import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fuzz, seeds } from './fuzz.mts';
import { targets } from './targets/index.mts';

/** Enough to see that a target still runs; `npm run fuzz` tries a million. */
const limits = { cases: 1000, seconds: 20 };

for (const target of targets) {
	test(`${target.name}: the seeds of fixed defects, and ${limits.cases} cases`, () => {
		const { cases, defect } = fuzz(target, limits);
		assert.equal(defect, undefined, defect?.words);
		assert.ok(cases >= seeds.filter((seed) => seed.target === target.name).length);
	});
}

test('every seed belongs to a target', () => {
	const names = targets.map(({ name }) => name);
	for (const { target } of seeds) assert.ok(names.includes(target), target);
});
