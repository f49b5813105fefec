import { compare, methodOf, scoreColumns, scoreRow } from './comparison.mts';
import { median, type Measurement } from './measurement.mts';
import { parents, sendInFlight } from './steps.mts';

const items = 600;
const rounds = 3;
const latency = 300;
const concurrencies = [10, 50];

/** Messages to an API that takes its time: what bounds them is how many may be in flight. */
export const slowApi: Measurement = {
	name: 'slow',
	title: `${items} items through Send an SMS to an API that responds after ${latency} ms`,
	method: methodOf(
		rounds,
		'The most that can be reached is Max Concurrency over the latency.',
		`Max Concurrency is ${concurrencies.join(' and ')}; the first is the default.`,
	),
	async measure(workbench) {
		const credential = await workbench.storeCredential();
		const steps = concurrencies.map((most) => sendInFlight(credential, most));
		const scores = await compare(workbench, {
			items: parents(items),
			candidates: steps.map((step) => ({ step, items, requests: items })),
			...{ rounds, latency },
		});
		return {
			columns: scoreColumns,
			rows: scores.map((score) => scoreRow(score, items)),
			targets: scores.map(({ name, times }, index) => ({
				what: `throughput of ${name} over the most that can be reached`,
				value: (items / median(times)) * (latency / concurrencies[index]),
				atLeast: index === 0 ? 0.9 : undefined,
			})),
		};
	},
};
