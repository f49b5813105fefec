import { parseArgs } from 'node:util';

import { fuzz, seeds } from './fuzz.mts';
import { targets } from './targets/index.mts';

const { values } = parseArgs({
	options: {
		cases: { type: 'string', default: '1000000' },
		seconds: { type: 'string', default: '300' },
		target: { type: 'string', default: '' },
	},
});
const limits = { cases: Number(values.cases), seconds: Number(values.seconds) };

let failed = 0;
const chosen = targets.filter(({ name }) => name.includes(values.target));
for (const target of chosen) {
	const { cases, seconds, defect } = fuzz(target, limits);
	const ended = defect ? 'DEFECT' : cases < limits.cases ? 'time is up' : 'done';
	console.log(
		`${target.name}: ${cases.toLocaleString('en')} cases in ${seconds.toFixed(0)} s, ${ended}`,
	);
	if (!defect) continue;
	failed += 1;
	console.log(`${defect.words}\nTo keep in seeds.json:\n${JSON.stringify(defect.seed)}`);
}
console.log(`${seeds.length} seeds of fixed defects were tried first.`);
console.log(`${chosen.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
