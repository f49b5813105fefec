import { reportTrigger } from '../e2e/n8n/delivery-steps.mts';
import { storeSandboxCredential } from '../e2e/n8n/seed-workflows.mts';
import type { Session } from '../e2e/n8n/session.mts';
import { triggered } from '../e2e/n8n/workflow-builder.mts';
import { onLazyN8n } from './lazy-n8n.mts';
import {
	callsInRound,
	columns,
	compareListeners,
	methodOf,
	publishWebhook,
	rounds,
	rowsOf,
	secondsToAnswer,
	throughputRatio,
	type Call,
	type Score,
} from './listeners.mts';
import { median, ratio, type Measurement, type Workbench } from './measurement.mts';
import { millisecondsToReject } from './rejecting.mts';
import { signedReports, withWrongSignatures } from './signed-reports.mts';

/** What was seen of the trigger and the Webhook node. */
interface Comparison {
	scores: Score[];
	/** How long rounds of wrong signatures took the trigger to reject, in seconds. */
	rejected: number[];
}

/** How many delivery reports the trigger takes, beside n8n's own Webhook node. */
export const deliveryReports: Measurement = {
	name: 'reports',
	title: 'Delivery reports that the SMSB2B Trigger takes',
	method: [
		"The trigger and n8n's own Webhook node, each in a workflow of its own, are called with the same signed reports; the trigger checks each signature, the Webhook node nothing.",
		methodOf('reports'),
		'Between the rounds the trigger is called as often with signatures that do not match, which start nothing; what the check itself takes is measured in a process of its own.',
	].join(' '),
	async measure(workbench) {
		const compare = async (session: Session) => await compareOn(session, workbench);
		const standard = await compare(workbench.session);
		const lazy = await onLazyN8n(workbench, compare);
		return {
			columns: [...columns, 'wrong signatures a second'],
			rows: [...withRejections('default', standard), ...withRejections('lazy isolates', lazy)],
			targets: [
				{
					what: 'reports done by the SMSB2B Trigger over those by Webhook, lazy isolates',
					value: throughputRatio(lazy.scores),
					atLeast: 0.95,
				},
				{
					what: 'wrong signatures rejected by the SMSB2B Trigger over calls that Webhook responds to, lazy isolates',
					value: rejectionRatio(lazy),
					atLeast: 1,
				},
				{
					what: 'milliseconds that the check of a wrong signature takes',
					value: millisecondsToReject(),
					atMost: 1,
				},
			],
		};
	},
};

async function compareOn(session: Session, { sandbox, apiUrl }: Workbench): Promise<Comparison> {
	const credential = await storeSandboxCredential(session, apiUrl);
	const workflow = await session.createWorkflow(triggered('Trigger', reportTrigger(credential)));
	const webhook = await publishWebhook(session, 'GET');
	const url = await session.publish(workflow);
	const trigger = { name: 'SMSB2B Trigger', workflow, url };
	const count = callsInRound * (rounds + 1);
	const reports = await signedReports(session, sandbox, credential, url, count);
	const inRound = (round: number) =>
		reports.slice(round * callsInRound, (round + 1) * callsInRound);
	const rejected: number[] = [];
	const scores = await compareListeners(
		session,
		[trigger, webhook],
		(listener, round) => callsTo(listener.url, inRound(round)),
		async (round) => {
			const wrong = callsTo(url, withWrongSignatures(inRound(round)));
			const seconds = await secondsToAnswer(wrong, 403);
			if (round > 0) rejected.push(seconds);
		},
	);
	return { scores, rejected };
}

function callsTo(url: string, queries: string[]): Call[] {
	return queries.map((query) => async () => await fetch(`${url}${query}`));
}

/** How many times as many wrong signatures the trigger rejects as calls the Webhook node answers in the same time. */
function rejectionRatio({ scores: [, webhook], rejected }: Comparison): number {
	return ratio(
		webhook.rounds.map(({ answered }) => answered),
		rejected,
	);
}

function withRejections(
	setting: string,
	{ scores, rejected }: Comparison,
): Array<Array<string | number>> {
	const [trigger, webhook] = rowsOf(setting, scores);
	return [
		[...trigger, Math.round(callsInRound / median(rejected))],
		[...webhook, '–'],
	];
}
