import type { IDataObject } from 'n8n-workflow';
import type { StoredWorkflow } from '../e2e/n8n/session.mts';
import { workflowOf, type Step } from '../e2e/n8n/workflow-builder.mts';
import type { Target } from '../scripts/docs/run-document.mts';
import { median, range, ratio, type Workbench } from './measurement.mts';
import { collectGarbage, inMegabytes, metricsDuring, type Metrics } from './metrics.mts';

/** Nodes that take turns at the same items. */
export interface Comparison {
	items: IDataObject[];
	candidates: Candidate[];
	/** Rounds that count; one that does not goes before them. */
	rounds: number;
	/** Milliseconds that the sandbox takes to answer. */
	latency: number;
}

/** A node in a workflow of its own, and what it has to do in every round. */
export interface Candidate {
	step: Step;
	items: number;
	requests: number;
	/** Called once, before the first round. */
	prepare?: (workflow: StoredWorkflow) => Promise<void>;
}

/** What was seen of a node in one round. */
interface Round extends Metrics {
	time: number;
	inFlight: number;
}

/** A node with its rounds. */
export interface Score {
	name: string;
	requests: number;
	rounds: Round[];
	/** Milliseconds of each round, as n8n itself recorded them. */
	times: number[];
	/** Milliseconds of processor time in each round. */
	processorTimes: number[];
	/** The most requests that were in flight at a time. */
	inFlight: number;
}

const limitInSeconds = 600;
/** Asking n8n whether it has finished keeps it from working. */
const pauseBetweenAsking = 1000;
const plentyOfCredits = 10_000_000;

/** With how many requests in flight the node of this package is compared with HTTP Request, which starts all at once. */
export const MANY_IN_FLIGHT = 50;

/** Why HTTP Request is compared in this way, for the reader of the report. */
export const ALL_AT_ONCE = `HTTP Request has nearly all its requests in flight at a time, which an API may reject as too many: its node time is compared with that of ${MANY_IN_FLIGHT} requests in flight, its processor time with that of the default.`;

/** How the nodes of a comparison are timed, for the reader of the report. */
const rules = [
	'They take turns on the same n8n, after one round that does not count; its garbage is collected before each.',
	'Time is what n8n itself records for the node; the median round is shown, and a ratio is the median of those of the rounds.',
	'Processor time is that of all threads of the n8n process.',
	'Memory is the resident memory of the n8n process at its highest, and by how much it grew in that round;',
	'a pause is a time in which its event loop served nothing else: both are the worst of all rounds.',
].join(' ');

/** What is said of a comparison in the report. */
export function methodOf(rounds: number, ...sentences: string[]): string {
	return [...sentences, rules, `Rounds: ${rounds}.`].join(' ');
}

/**
 * Lets the nodes of a comparison take turns.
 * @throws when a node ended otherwise than it has to
 */
export async function compare(workbench: Workbench, comparison: Comparison): Promise<Score[]> {
	const { session, sandbox } = workbench;
	const { items, candidates, latency } = comparison;
	await sandbox.reset();
	await sandbox.changeSettings({ reportDelay: null, latency });
	const store = async (candidate: Candidate) => {
		const definition = workflowOf(`Benchmark: ${candidate.step.name}`, items, candidate.step);
		const workflow = await session.createWorkflow(definition);
		await candidate.prepare?.(workflow);
		return { candidate, workflow, rounds: [] as Round[] };
	};
	const entries: Array<Awaited<ReturnType<typeof store>>> = [];
	for (const candidate of candidates) entries.push(await store(candidate));
	for (let round = 0; round <= comparison.rounds; round += 1) {
		for (const { candidate, workflow, rounds } of entries) {
			await sandbox.changeAccount('demo', { balance: plentyOfCredits });
			const seen = await runRound(workbench, candidate, workflow);
			if (round > 0) rounds.push(seen);
		}
	}
	return entries.map(({ candidate: { step, requests }, rounds }) => ({
		...{ name: step.name, requests, rounds, times: rounds.map(({ time }) => time) },
		processorTimes: rounds.map(({ processorTime }) => processorTime),
		inFlight: Math.max(...rounds.map(({ inFlight }) => inFlight)),
	}));
}

async function runRound(
	{ session, sandbox, n8n, metricsFile }: Workbench,
	{ step: { name }, items, requests }: Candidate,
	workflow: StoredWorkflow,
): Promise<Round> {
	await collectGarbage(n8n.processId);
	await sandbox.clearStatistics();
	const execution = await session.runStored(workflow, limitInSeconds, pauseBetweenAsking);
	const { total, maxInFlight } = await sandbox.statistics();
	const given = execution.items(name).length;
	if (execution.status !== 'success' || given !== items || total !== requests) {
		const reason = execution.data.resultData.error?.message ?? '';
		throw new Error(`${name}: ${execution.status}, ${total} requests, ${given} items. ${reason}`);
	}
	const { executionTime: time, startTime: start } = execution.run(name);
	const metrics = await metricsDuring(metricsFile, { start, end: start + time });
	return { time, inFlight: maxInFlight, ...metrics };
}

/** What is shown of a comparison's nodes. */
export const scoreColumns = [
	'node',
	'node time (ms)',
	'fastest to slowest',
	'per item (ms)',
	'processor time (ms)',
	'requests',
	'at most in flight',
	'peak memory (MB)',
	'longest pause (ms)',
];

/** A node's row in the table of a comparison. */
export function scoreRow(score: Score, items: number): Array<string | number> {
	const { name, times, requests, rounds, inFlight } = score;
	const peak = Math.max(...rounds.map(({ peakMemory }) => peakMemory));
	const growth = Math.max(...rounds.map((round) => round.peakMemory - round.memoryBefore));
	return [
		name,
		median(times),
		range(times),
		(median(times) / items).toFixed(2),
		median(score.processorTimes),
		requests,
		inFlight,
		`${inMegabytes(peak)} (+${inMegabytes(growth)})`,
		Math.max(...rounds.map(({ longestPause }) => longestPause)),
	];
}

/** What is to be reached beside HTTP Request, see {@link ALL_AT_ONCE}. */
export function overHttpRequest(send: Score, manyInFlight: Score, http: Score): Target[] {
	return [
		{
			what: `node time of ${manyInFlight.name}, over that of HTTP Request`,
			...{ value: ratio(manyInFlight.times, http.times), atMost: 1 },
		},
		{
			what: `processor time of ${send.name} over that of HTTP Request`,
			...{ value: ratio(send.processorTimes, http.processorTimes), atMost: 1 },
		},
	];
}
