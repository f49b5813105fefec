import type { IDataObject } from 'n8n-workflow';
import { sandboxCredential } from '../furnish.mts';
import type { Laboratory } from '../laboratory.mts';
import { createCredential } from '../n8n/credentials.mts';
import { nodeOutput, nodeTime } from '../n8n/executions.mts';
import { smsb2b, workflowOf, type Step } from '../n8n/workflow-builder.mts';
import { createWorkflow, runWorkflow, type StoredWorkflow } from '../n8n/workflows.mts';
import { SandboxControl } from '../sandbox/control.mts';
import { median, type Measurement, type Result } from './measurement.mts';

const itemCount = 1000;
const rounds = 5;
const apiLatency = 5;
/** The node's own limit of requests in flight, unless its user sets another. */
const concurrencyLimit = 10;

const sent = { to: '={{ $json.mobile }}', text: '={{ "Hello " + $json.name }}' };

/** A workflow whose one step is timed, and what was seen of it. */
interface Candidate {
	name: string;
	workflow: StoredWorkflow;
	times: number[];
	inFlight: number[];
}

/** 1,000 messages, one request each, through this package's node and through n8n's HTTP Request node. */
export const sendOneByOne: Measurement = {
	title: `${itemCount.toLocaleString('en')} items through Send an SMS`,
	method: [
		`Each item is one request with two expressions (number and text), to a sandbox that answers after ${apiLatency} ms.`,
		'The HTTP Request node sends the same form fields to the same address and is left at its defaults.',
		`Both take turns, ${rounds} rounds after one that is not counted, on the same n8n.`,
		'Time is what n8n itself records for the node; the table shows the median round.',
	].join(' '),
	async measure(laboratory) {
		const sandbox = new SandboxControl(laboratory.sandbox.url);
		await sandbox.reset();
		await sandbox.changeSettings({ latency: apiLatency, reportDelay: null });
		await sandbox.changeAccount('demo', { balance: 1_000_000 });

		const candidates = await prepareCandidates(laboratory);
		for (let round = 0; round <= rounds; round += 1) {
			for (const candidate of candidates) await runRound(laboratory, sandbox, candidate, round > 0);
		}
		return describe(candidates);
	},
};

async function prepareCandidates({ session, sandbox }: Laboratory): Promise<Candidate[]> {
	const { apiUrl } = sandbox;
	const credential = await createCredential(session, sandboxCredential(apiUrl));
	const steps = [
		smsb2b('Send an SMS', credential, { resource: 'sms', operation: 'send', ...sent }),
		httpRequest('HTTP Request', `${apiUrl}/sms/send`, { type: 'json', key: 'demo-key', ...sent }),
	];
	const items: IDataObject[] = Array.from({ length: itemCount }, (_, index) => ({
		mobile: String(6_900_000_000 + index),
		name: `parent ${index}`,
	}));
	return await Promise.all(
		steps.map(async (step) => ({
			name: step.name,
			workflow: await createWorkflow(session, workflowOf(`Benchmark: ${step.name}`, items, step)),
			times: [],
			inFlight: [],
		})),
	);
}

/** n8n's HTTP Request node, posting a form. */
function httpRequest(name: string, url: string, form: Record<string, string>): Step {
	const parameters = Object.entries(form).map(([field, value]) => ({ name: field, value }));
	return {
		name,
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			method: 'POST',
			url,
			sendBody: true,
			contentType: 'form-urlencoded',
			bodyParameters: { parameters },
			options: {},
		},
	};
}

async function runRound(
	{ session }: Laboratory,
	sandbox: SandboxControl,
	{ name, workflow, times, inFlight }: Candidate,
	isCounted: boolean,
): Promise<void> {
	await sandbox.clearStatistics();
	const execution = await runWorkflow(session, workflow, 300);
	const { total, maxInFlight } = await sandbox.statistics();
	const items = nodeOutput(execution, name).length;
	if (execution.status !== 'success' || items !== itemCount || total !== itemCount) {
		throw new Error(`${name}: ${execution.status}, ${total} requests, ${items} items.`);
	}
	if (!isCounted) return;
	times.push(nodeTime(execution, name));
	inFlight.push(maxInFlight);
}

function describe([node, httpRequest]: Candidate[]): Result {
	return {
		columns: [
			'node',
			'node time (ms)',
			'fastest to slowest',
			'per item (ms)',
			'requests in flight',
		],
		rows: [node, httpRequest].map(({ name, times, inFlight }) => [
			name,
			median(times),
			`${Math.min(...times)} to ${Math.max(...times)}`,
			(median(times) / itemCount).toFixed(2),
			`at most ${Math.max(...inFlight)}`,
		]),
		targets: [
			{
				what: 'node time of Send an SMS over that of HTTP Request',
				value: median(node.times) / median(httpRequest.times),
				atMost: 1.1,
			},
			{
				what: 'requests of Send an SMS in flight at a time',
				value: Math.max(...node.inFlight),
				atMost: concurrencyLimit,
			},
		],
	};
}
