import type { Part, Usage } from './usage.mts';

export const SCALE_TITLE = 'A million messages a day';

const MILLION = 1_000_000;
const SECONDS_A_DAY = 86_400;
/** Of a day: most messages leave in working hours, and a processor should not be full. */
const BUSY_HOURS = 8;
const MOST_LOAD = 0.6;

/** What one message used. */
export interface PerMessage {
	milliseconds: Record<Part, number>;
	databaseBytes: number;
	redisBytes: number;
}

export function perMessage(before: Usage, after: Usage, messages: number): PerMessage {
	const parts = Object.entries(after.processorTime) as Array<[Part, number]>;
	return {
		milliseconds: Object.fromEntries(
			parts.map(([part, time]) => [part, (time - before.processorTime[part]) / messages]),
		) as Record<Part, number>,
		databaseBytes: (after.databaseBytes - before.databaseBytes) / messages,
		redisBytes: (after.redisTraffic - before.redisTraffic) / messages,
	};
}

/** The table and what follows from it, in words. */
export function scaleResult(measured: { messages: number; seconds: number; used: PerMessage }) {
	const { messages, seconds, used } = measured;
	const { milliseconds, databaseBytes, redisBytes } = used;
	const parts = Object.entries(milliseconds) as Array<[Part, number]>;
	const cores = (time: number, hours: number) => (time * MILLION) / 1000 / (hours * 3600);
	const row = (part: string, time: number) => [
		part,
		time.toFixed(2),
		((time * MILLION) / 3_600_000).toFixed(1),
		cores(time, 24).toFixed(2),
		cores(time, BUSY_HOURS).toFixed(2),
	];
	const total = parts.reduce((sum, [, time]) => sum + time, 0);
	const workerCores = cores(milliseconds.workers, BUSY_HOURS) / MOST_LOAD;
	return {
		about: {
			title: SCALE_TITLE,
			method: `${messages.toLocaleString('en')} messages, each with a text of its own, in ${messages / 100} executions of 100 over two workers, the API responding at once; ${seconds.toFixed(0)} seconds in all. Processor time is what the kernel counts for the processes of each part; what they used before the first call is subtracted. Everything shares the processors named here: processor time can be added up and divided, the seconds cannot.`,
		},
		columns: [
			'part',
			'CPU-milliseconds a message',
			'CPU-hours a million messages',
			'processors over 24 hours',
			`processors over ${BUSY_HOURS} hours`,
		],
		rows: [...parts.map(([part, time]) => row(part, time)), row('all', total)],
		targets: [],
		conclusions: [
			`**Bytes a message**: ${Math.round(databaseBytes)} in the database, ${Math.round(redisBytes)} through Redis. A million messages are ${((databaseBytes * MILLION) / 2 ** 30).toFixed(1)} GB of executions a day, and as many each day that n8n keeps them (\`EXECUTIONS_DATA_MAX_AGE\`, \`EXECUTIONS_DATA_PRUNE_MAX_COUNT\`); without saved successes (\`EXECUTIONS_DATA_SAVE_ON_SUCCESS=none\`) next to nothing stays. Redis moves ${((redisBytes * MILLION) / SECONDS_A_DAY / 1024).toFixed(0)} KB a second on average.`,
			`**Workers**: ${(MILLION / SECONDS_A_DAY).toFixed(1)} messages a second over the whole day, ${(MILLION / BUSY_HOURS / 3600).toFixed(0)} over ${BUSY_HOURS} hours. A worker uses one processor; at ${MOST_LOAD * 100} % load, ${BUSY_HOURS} hours need ${Math.ceil(workerCores)} worker${Math.ceil(workerCores) === 1 ? '' : 's'} (${workerCores.toFixed(2)}). Ten executions of ten requests each are in flight in a worker at most: an API that responds in 200 ms lets a worker send 500 messages a second.`,
			'**Delivery reports** start an execution each: as many again, and each costs more than a message of a hundred in one execution. The Status Trigger starts one for all that changed.',
			'**What SMSB2B may change**: a rate limit of _n_ messages a second bounds everything above; set Batching or Max Concurrency to it, and a million messages take 1,000,000 / _n_ seconds. Bulk sends 1,000 numbers with one request where all get the same text, so a million are 1,000 requests. Whether SMSB2B takes fewer per request, how fast it responds under load, and whether it limits an account, is [not known](wire.md).',
		].join('\n\n'),
	};
}
