import { ownerOf } from '../e2e/n8n/owner.mts';
import { startN8n } from '../e2e/n8n/process.mts';
import { storeSandboxCredential } from '../e2e/n8n/seed-workflows.mts';
import { Session } from '../e2e/n8n/session.mts';
import { temporaryFolder } from '../scripts/install/folders.mts';
import { installPackage } from '../scripts/install/package.mts';
import { median, range, ratio, type Measurement, type Workbench } from './measurement.mts';
import { millisecondsToReject } from './rejecting.mts';
import {
	callAll,
	callWrongly,
	publishListeners,
	signedReports,
	type Round,
} from './report-callers.mts';

const reportsInRound = 100;
const rounds = 11;

/** What was seen of a node that listens. */
interface Score {
	name: string;
	rounds: Round[];
	/** How long a round of wrong signatures took to be rejected, in seconds; of a node that checks them. */
	rejected: number[];
}

/** How many delivery reports the trigger takes, beside n8n's own Webhook node. */
export const deliveryReports: Measurement = {
	name: 'reports',
	title: 'Delivery reports that the SMSB2B Trigger takes',
	method: [
		"The trigger and n8n's own Webhook node, each in a workflow of its own, are called with the same signed reports; the trigger checks each signature, the Webhook node nothing.",
		`They take turns at being first on the same n8n, ${rounds} rounds of ${reportsInRound} reports after one that does not count, ten calls under way at a time.`,
		'A report is answered when its execution has started, and done when the execution is stored.',
		'Before it calls a trigger, n8n creates an isolate to evaluate expressions in, which takes longer than all the rest; only its own Webhook node is exempt, and no other node can be.',
		'With N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true n8n waits with it until there is an expression, and the trigger has none.',
		'Between the rounds the trigger is called as often with signatures that do not match, which start nothing; what the check itself takes is measured in a process of its own.',
	].join(' '),
	async measure(workbench) {
		const standard = await measureListeners(workbench, workbench.session);
		const lazy = await onLazyN8n(
			workbench,
			async (session) => await measureListeners(workbench, session),
		);
		return {
			columns: [
				...['n8n', 'node', 'answered a second', 'done a second', 'slowest to fastest round'],
				...['done, over Webhook', 'wrong signatures a second'],
			],
			rows: [...rowsOf('default', standard), ...rowsOf('lazy isolates', lazy)],
			targets: [
				{
					what: 'reports done by the SMSB2B Trigger over those by Webhook, lazy isolates',
					value: throughputRatio(lazy),
					atLeast: 0.95,
				},
				{
					what: 'wrong signatures rejected by the SMSB2B Trigger over calls answered by Webhook, lazy isolates',
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

async function measureListeners(
	{ sandbox, apiUrl }: Workbench,
	session: Session,
): Promise<Score[]> {
	const credential = await storeSandboxCredential(session, apiUrl);
	const listeners = await publishListeners(session, credential);
	const [{ url }] = listeners;
	const count = reportsInRound * (rounds + 1);
	const reports = await signedReports(session, sandbox, credential, url, count);
	const scores = listeners.map(({ name }): Score => ({ name, rounds: [], rejected: [] }));
	for (let round = 0; round <= rounds; round += 1) {
		const batch = reports.slice(round * reportsInRound, (round + 1) * reportsInRound);
		const turns = [...listeners.entries()];
		// Whoever comes second finds the garbage of the first.
		if (round % 2 === 1) turns.reverse();
		for (const [index, listener] of turns) {
			const seen = await callAll(session, listener, batch);
			if (round > 0) scores[index].rounds.push(seen);
		}
		const [trigger] = listeners;
		const seconds = await callWrongly(trigger, batch);
		if (round > 0) scores[0].rejected.push(seconds);
	}
	for (const listener of listeners) await session.unpublish(listener.workflow);
	return scores;
}

/** Lets work be done on another n8n, which is started for it beside that of the workbench. */
async function onLazyN8n<T>(
	{ installation }: Workbench,
	work: (session: Session) => Promise<T>,
): Promise<T> {
	await using folder = await temporaryFolder('lazy');
	const userFolder = folder.path;
	await installPackage(userFolder, console.log);
	const environment = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };
	await using n8n = await startN8n({ installation, userFolder, environment });
	return await work(await Session.ofOwner(n8n.url, await ownerOf(userFolder)));
}

/** How many times as many reports one takes in the same time. */
function throughputRatio([score, other]: Score[]): number {
	const times = (of: Score) => of.rounds.map(({ done }) => done);
	return ratio(times(other), times(score));
}

/** How many times as many wrong signatures the trigger rejects as calls the Webhook node answers in the same time. */
function rejectionRatio([trigger, webhook]: Score[]): number {
	return ratio(
		webhook.rounds.map(({ answered }) => answered),
		trigger.rejected,
	);
}

function rowsOf(setting: string, scores: Score[]): Array<Array<string | number>> {
	const webhook = scores[scores.length - 1];
	return scores.map((score) => {
		const { name, rounds: seen, rejected } = score;
		const answered = seen.map((round) => reportsInRound / round.answered);
		const done = seen.map((round) => reportsInRound / round.done);
		return [
			setting,
			name,
			Math.round(median(answered)),
			Math.round(median(done)),
			range(done),
			throughputRatio([score, webhook]).toFixed(2),
			rejected.length > 0 ? Math.round(reportsInRound / median(rejected)) : '–',
		];
	});
}
