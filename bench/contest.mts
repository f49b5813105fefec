import type { IDataObject } from 'n8n-workflow';
import { nodeOutput, nodeStart, nodeTime } from '../e2e/n8n/executions.mts';
import { workflowOf, type Step } from '../e2e/n8n/workflow-builder.mts';
import { createWorkflow, runWorkflow, type StoredWorkflow } from '../e2e/n8n/workflows.mts';
import { SandboxControl } from '../e2e/sandbox/control.mts';
import { median, type Workbench } from './measurement.mts';
import { collectGarbage, inMegabytes, vitalsDuring, type Vitals } from './vitals.mts';

/** Nodes that take turns at the same items. */
export interface Contest {
	items: IDataObject[];
	contenders: Contender[];
	/** Rounds that count; one that does not goes before them. */
	rounds: number;
	/** What the sandbox is told before the first round; see sandbox/README.md. */
	settings: Record<string, unknown>;
}

/** A node in a workflow of its own, and what it has to do in every round. */
export interface Contender {
	step: Step;
	items: number;
	requests: number;
}

/** What was seen of a node in one round. */
interface Round extends Vitals {
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
	/** The most requests that were in flight at a time. */
	inFlight: number;
}

const limitInSeconds = 600;
/** Asking n8n whether it has finished keeps it from working. */
const pauseBetweenAsking = 1000;
const plentyOfCredits = 10_000_000;

/** How the nodes of a contest are timed, for the reader of the report. */
export const rulesOfContest = [
	'They take turns on the same n8n, after one round that does not count; its garbage is collected before each.',
	'Time is what n8n itself records for the node; the median round is shown, and a ratio is the median of those of the rounds.',
	'Processor time is that of all threads of the n8n process.',
	'Memory is the resident memory of the n8n process at its highest, and by how much it grew in that round;',
	'a pause is a time in which its event loop served nothing else: both are the worst of all rounds.',
].join(' ');

/**
 * Lets the nodes of a contest take turns.
 * @throws when a node ended otherwise than it has to
 */
export async function compete(workbench: Workbench, contest: Contest): Promise<Score[]> {
	const sandbox = new SandboxControl(workbench.sandbox.url);
	await sandbox.reset();
	await sandbox.changeSettings({ reportDelay: null, ...contest.settings });

	const entries = await Promise.all(
		contest.contenders.map(async (contender) => ({
			contender,
			workflow: await storeWorkflow(workbench, contest.items, contender.step),
			rounds: [] as Round[],
		})),
	);
	for (let round = 0; round <= contest.rounds; round += 1) {
		for (const { contender, workflow, rounds } of entries) {
			await sandbox.changeAccount('demo', { balance: plentyOfCredits });
			const seen = await runRound(workbench, sandbox, contender, workflow);
			if (round > 0) rounds.push(seen);
		}
	}
	return entries.map(({ contender: { step, requests }, rounds }) => ({
		name: step.name,
		requests,
		rounds,
		times: rounds.map(({ time }) => time),
		inFlight: Math.max(...rounds.map(({ inFlight }) => inFlight)),
	}));
}

async function storeWorkflow(
	{ session }: Workbench,
	items: IDataObject[],
	step: Step,
): Promise<StoredWorkflow> {
	return await createWorkflow(session, workflowOf(`Benchmark: ${step.name}`, items, step));
}

async function runRound(
	{ session, n8n, vitalsFile }: Workbench,
	sandbox: SandboxControl,
	{ step: { name }, items, requests }: Contender,
	workflow: StoredWorkflow,
): Promise<Round> {
	await collectGarbage(n8n.processId);
	await sandbox.clearStatistics();
	const execution = await runWorkflow(session, workflow, limitInSeconds, pauseBetweenAsking);
	const { total, maxInFlight } = await sandbox.statistics();
	const given = nodeOutput(execution, name).length;
	if (execution.status !== 'success' || given !== items || total !== requests) {
		const reason = execution.data.resultData.error?.message ?? '';
		throw new Error(`${name}: ${execution.status}, ${total} requests, ${given} items. ${reason}`);
	}
	const time = nodeTime(execution, name);
	const start = nodeStart(execution, name);
	const vitals = await vitalsDuring(vitalsFile, { start, end: start + time });
	return { time, inFlight: maxInFlight, ...vitals };
}

/** What is shown of a contest's nodes. */
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

/** A node's row in the table of a contest. */
export function scoreRow(score: Score, items: number): Array<string | number> {
	const { name, times, requests, rounds, inFlight } = score;
	const peak = Math.max(...rounds.map(({ peakMemory }) => peakMemory));
	const growth = Math.max(...rounds.map((round) => round.peakMemory - round.memoryBefore));
	return [
		name,
		median(times),
		`${Math.min(...times)} to ${Math.max(...times)}`,
		(median(times) / items).toFixed(2),
		median(rounds.map(({ processorTime }) => processorTime)),
		requests,
		inFlight,
		`${inMegabytes(peak)} (+${inMegabytes(growth)})`,
		Math.max(...rounds.map(({ longestPause }) => longestPause)),
	];
}
