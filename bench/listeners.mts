import pMap from 'p-map';
import type { Session, StoredWorkflow } from '../e2e/n8n/session.mts';
import { coreNode, triggered } from '../e2e/n8n/workflow-builder.mts';
import { until } from '../e2e/until.mts';
import { median, range, ratio } from './measurement.mts';

/** A published workflow that calls start. */
export interface Listener {
	name: string;
	workflow: StoredWorkflow;
	url: string;
}

/** Makes one call to a listener. */
export type Call = () => Promise<Response>;

/** How long a listener took for a round of calls, in seconds. */
export interface Round {
	/** Until all were answered. */
	answered: number;
	/** Until all executions were stored. */
	done: number;
}

/** What was seen of a listener. */
export interface Score {
	name: string;
	rounds: Round[];
}

export const callsInRound = 100;
export const rounds = 11;
const callsAtOnce = 10;
const limitInSeconds = 120;

/** How the rounds are made, for the reader of the report. @param calls what they are, such as "reports" */
export function methodOf(calls: string): string {
	return [
		`They take turns at being first on the same n8n, ${rounds} rounds of ${callsInRound} ${calls} after one that does not count, ten calls under way at a time.`,
		'A call gets its response when its execution has started, and is done when the execution is stored.',
		'Before it calls a trigger, n8n creates an isolate to evaluate expressions in, which takes longer than all the rest; only its own Webhook node is exempt, and no other node can be.',
		'With N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true n8n waits with it until there is an expression, and the trigger has none.',
	].join(' ');
}

/** Publishes a workflow with n8n's own Webhook node. */
export async function publishWebhook(
	session: Session,
	httpMethod: 'GET' | 'POST',
): Promise<Listener> {
	const path = `benchmark-${crypto.randomUUID()}`;
	const node = coreNode('Webhook', 'webhook', 2.1, { httpMethod, path, options: {} });
	const workflow = await session.createWorkflow(triggered('Webhook', node));
	await session.activate(workflow);
	const url = `${session.url}/webhook/${path}`;
	await until(async () => (await fetch(url, { method: httpMethod })).ok, 30);
	await until(async () => (await executionsDone(session, workflow)) === 1, 30);
	return { name: 'Webhook', workflow, url };
}

/**
 * Lets listeners take turns.
 *
 * @param callsOf the calls to a listener in a round; the first round does not count
 * @param afterRound what is done between two rounds
 */
export async function compareListeners(
	session: Session,
	listeners: Listener[],
	callsOf: (listener: Listener, round: number) => Call[],
	afterRound: (round: number) => Promise<void> = async () => {},
): Promise<Score[]> {
	const scores = listeners.map(({ name }): Score => ({ name, rounds: [] }));
	for (let round = 0; round <= rounds; round += 1) {
		const turns = [...listeners.entries()];
		// Whoever comes second finds the garbage of the first.
		if (round % 2 === 1) turns.reverse();
		for (const [index, listener] of turns) {
			const seen = await callAll(session, listener, callsOf(listener, round));
			if (round > 0) scores[index].rounds.push(seen);
		}
		await afterRound(round);
	}
	for (const { workflow } of listeners) await session.unpublish(workflow);
	return scores;
}

/** How many times as many calls the first listener has done as the second in the same time. */
export function throughputRatio([score, other]: Score[]): number {
	const times = (of: Score) => of.rounds.map(({ done }) => done);
	return ratio(times(other), times(score));
}

/** The columns of {@link rowsOf}. */
export const columns = [
	...['n8n', 'node', 'responses a second', 'done a second', 'slowest to fastest round'],
	'done, over Webhook',
];

/** What was seen of each listener, the last of which is the Webhook node. */
export function rowsOf(setting: string, scores: Score[]): Array<Array<string | number>> {
	const webhook = scores[scores.length - 1];
	return scores.map((score) => {
		const answered = score.rounds.map((round) => callsInRound / round.answered);
		const done = score.rounds.map((round) => callsInRound / round.done);
		return [
			...[setting, score.name, Math.round(median(answered)), Math.round(median(done))],
			...[range(done), throughputRatio([score, webhook]).toFixed(2)],
		];
	});
}

/**
 * Makes calls, some at a time. Gives the seconds until all were answered.
 * @throws when one is answered with another status
 */
export async function secondsToAnswer(calls: Call[], expected: number): Promise<number> {
	const start = performance.now();
	await pMap(
		calls,
		async (call) => {
			const response = await call();
			await response.arrayBuffer();
			if (response.status !== expected)
				throw new Error(`A call got HTTP status ${response.status}.`);
		},
		{ concurrency: callsAtOnce },
	);
	return secondsSince(start);
}

/** @throws when a call is not answered with 200, or not each has started an execution */
async function callAll(session: Session, { workflow }: Listener, calls: Call[]): Promise<Round> {
	const before = await executionsDone(session, workflow);
	const start = performance.now();
	const answered = await secondsToAnswer(calls, 200);
	await until(
		async () => (await executionsDone(session, workflow)) === before + calls.length,
		limitInSeconds,
	);
	return { answered, done: secondsSince(start) };
}

async function executionsDone(session: Session, { id }: StoredWorkflow): Promise<number> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId: id, status: ['success'] }));
	const { count } = await session.get<{ count: number }>(`executions?filter=${filter}&limit=1`);
	return count;
}

function secondsSince(start: number): number {
	return (performance.now() - start) / 1000;
}
