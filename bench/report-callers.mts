import pMap from 'p-map';
import { mobiles, reportTrigger, sendWithCallback } from '../e2e/n8n/delivery-steps.mts';
import {
	untilRegistered,
	type Session,
	type StoredCredential,
	type StoredWorkflow,
} from '../e2e/n8n/session.mts';
import { coreNode, triggered, workflowOf } from '../e2e/n8n/workflow-builder.mts';
import type { SandboxControl } from '../e2e/sandbox/control.mts';
import { until } from '../e2e/until.mts';

/** A published workflow that delivery reports start. */
export interface Listener {
	name: string;
	workflow: StoredWorkflow;
	url: string;
}

/** How long a listener took for a round of reports, in seconds. */
export interface Round {
	/** Until all were answered. */
	answered: number;
	/** Until all executions were stored. */
	done: number;
}

const callsAtOnce = 10;
const limitInSeconds = 120;

/** Publishes a workflow with the SMSB2B Trigger, and one with n8n's own Webhook node. */
export async function publishListeners(
	session: Session,
	credential: StoredCredential,
): Promise<Listener[]> {
	const ours = await session.createWorkflow(triggered('Trigger', reportTrigger(credential)));
	const path = `benchmark-${ours.id}`;
	const node = coreNode('Webhook', 'webhook', 2.1, { path, options: {} });
	const webhook = await session.createWorkflow(triggered('Webhook', node));
	await session.activate(webhook);
	const url = `${session.url}/webhook/${path}`;
	await untilRegistered(url);
	return [
		{ name: 'SMSB2B Trigger', workflow: ours, url: await session.publish(ours) },
		{ name: 'Webhook', workflow: webhook, url },
	];
}

/** The queries of as many signed reports, of messages that were sent for them. */
export async function signedReports(
	session: Session,
	sandbox: SandboxControl,
	credential: StoredCredential,
	callback: string,
	count: number,
): Promise<string[]> {
	await sandbox.reset();
	await sandbox.changeSettings({ reportDelay: null });
	await sandbox.changeAccount('demo', { balance: count });
	const step = sendWithCallback(credential, callback);
	await session.run(workflowOf('Benchmark: sends', mobiles(count), step), limitInSeconds);
	return (await sandbox.messages()).map((message) => {
		const { search } = new URL(message.callback);
		const network = 'mcc=202&mnc=05';
		return `${search}&msgid=${message.id}&status=d&cost=1&to=${message.to}&${network}`;
	});
}

/**
 * Calls a listener with reports.
 * @throws when one is not answered with 200, or not each has started an execution
 */
export async function callAll(
	session: Session,
	{ workflow, url }: Listener,
	reports: string[],
): Promise<Round> {
	const before = await executionsDone(session, workflow);
	const start = performance.now();
	const answered = await secondsToAnswer(url, reports, 200);
	await until(
		async () => (await executionsDone(session, workflow)) === before + reports.length,
		limitInSeconds,
	);
	return { answered, done: secondsSince(start) };
}

/**
 * Calls a listener with reports whose signatures do not match. Gives the seconds until all were refused.
 * @throws when one is not answered with 403
 */
export async function callWrongly({ url }: Listener, reports: string[]): Promise<number> {
	const wrong = reports.map((report) =>
		report.replace(/.(?=&msgid=)/, (end) => (end === 'A' ? 'E' : 'A')),
	);
	return await secondsToAnswer(url, wrong, 403);
}

async function secondsToAnswer(url: string, queries: string[], expected: number): Promise<number> {
	const start = performance.now();
	await pMap(
		queries,
		async (query) => {
			const response = await fetch(`${url}${query}`);
			await response.arrayBuffer();
			if (response.status !== expected) throw new Error(`A call was answered ${response.status}.`);
		},
		{ concurrency: callsAtOnce },
	);
	return secondsSince(start);
}

async function executionsDone(session: Session, { id }: StoredWorkflow): Promise<number> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId: id, status: ['success'] }));
	const { count } = await session.get<{ count: number }>(`executions?filter=${filter}&limit=1`);
	return count;
}

function secondsSince(start: number): number {
	return (performance.now() - start) / 1000;
}
