import { compete, rulesOfContest, scoreColumns, scoreRow } from './contest.mts';
import { median, type Measurement } from './measurement.mts';
import { parents, sendAnSms, storeCredential } from './steps.mts';

const itemCount = 600;
const rounds = 3;
const apiLatency = 300;
const concurrencies = [10, 50];

/** Messages to an API that takes its time: what bounds them is how many may be in flight. */
export const slowApi: Measurement = {
	name: 'slow',
	title: `${itemCount} items through Send an SMS to an API that answers after ${apiLatency} ms`,
	method: [
		'The most that can be reached is Max Concurrency over the latency.',
		`Max Concurrency is ${concurrencies.join(' and ')}; the first is the default.`,
		rulesOfContest,
		`Rounds: ${rounds}.`,
	].join(' '),
	async measure(workbench) {
		const credential = await storeCredential(workbench);
		const steps = concurrencies.map((maxConcurrency) => ({
			...sendAnSms(credential, { requestOptions: { maxConcurrency } }),
			name: `Send an SMS, ${maxConcurrency} in flight`,
		}));
		const scores = await compete(workbench, {
			items: parents(itemCount),
			contenders: steps.map((step) => ({ step, items: itemCount, requests: itemCount })),
			rounds,
			settings: { latency: apiLatency },
		});
		return {
			columns: scoreColumns,
			rows: scores.map((score) => scoreRow(score, itemCount)),
			targets: scores.map(({ name, times }, index) => ({
				what: `throughput of ${name} over the most that can be reached`,
				value: (itemCount / median(times)) * (apiLatency / concurrencies[index]),
				atLeast: index === 0 ? 0.9 : undefined,
			})),
		};
	},
};
