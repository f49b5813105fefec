import type { INodeParameters } from 'n8n-workflow';
import pMap from 'p-map';
import type { StoredCredential } from '../e2e/n8n/credentials.mts';
import {
	callbackUrl,
	publish,
	reportTrigger,
	sendWithCallback,
	triggered,
	untilRegistered,
} from '../e2e/n8n/delivery-workflows.mts';
import type { Session } from '../e2e/n8n/session.mts';
import { workflowOf, type Step } from '../e2e/n8n/workflow-builder.mts';
import {
	activateWorkflow,
	createAndRun,
	createWorkflow,
	type StoredWorkflow,
} from '../e2e/n8n/workflows.mts';
import { SandboxControl } from '../e2e/sandbox/control.mts';
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
	const trigger = await store(session, 'SMSB2B Trigger', reportTrigger(credential));
	const path = `benchmark-${trigger.id}`;
	const webhook = await store(session, 'Webhook', webhookNode({ path, options: {} }));
	await activateWorkflow(session, webhook);
	const url = `${session.url}/webhook/${path}`;
	const listeners = [
		{ name: 'SMSB2B Trigger', workflow: trigger, url: await publish(session, trigger) },
		{ name: 'Webhook', workflow: webhook, url },
	];
	await untilRegistered(url);
	return listeners;
}

async function store(session: Session, name: string, trigger: Step): Promise<StoredWorkflow> {
	return await createWorkflow(session, triggered(`Benchmark: ${name}`, trigger));
}

function webhookNode(parameters: INodeParameters): Step {
	return { name: 'Webhook', type: 'n8n-nodes-base.webhook', typeVersion: 2.1, parameters };
}

/** The queries of as many signed reports, of messages that were sent for them. */
export async function signedReports(
	session: Session,
	sandbox: SandboxControl,
	{
		credential,
		workflow,
		count,
	}: { credential: StoredCredential; workflow: StoredWorkflow; count: number },
): Promise<string[]> {
	await sandbox.reset();
	await sandbox.changeSettings({ reportDelay: null });
	await sandbox.changeAccount('demo', { balance: count });
	const items = Array.from({ length: count }, (_, index) => ({
		mobile: String(6_900_000_000 + index),
	}));
	const step = sendWithCallback(credential, callbackUrl(session, workflow));
	await createAndRun(session, workflowOf('Benchmark: sends', items, step), limitInSeconds);
	return (await sandbox.messages()).map(({ id, to, callback }) => {
		const report = new URLSearchParams({
			msgid: String(id),
			status: 'd',
			cost: '1',
			to,
			mcc: '202',
			mnc: '05',
		});
		return `${new URL(callback).search}&${report}`;
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
