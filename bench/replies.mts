import { randomUUID } from 'node:crypto';
import { postAnswer, referencesOf, replyTrigger, sendLinks } from '../e2e/n8n/replies.mts';
import { storeSandboxCredential } from '../e2e/n8n/seed-workflows.mts';
import { untilRegistered, type Session } from '../e2e/n8n/session.mts';
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
	throughputRatio,
	type Score,
} from './listeners.mts';
import type { Measurement, Workbench } from './measurement.mts';

/** How many answers by reply links the trigger takes, beside n8n's own Webhook node. */
export const replies: Measurement = {
	name: 'replies',
	title: 'Answers that the SMSB2B Reply Trigger takes',
	method: [
		"The trigger and n8n's own Webhook node, each in a workflow of its own, get the same form by the same links; the trigger checks each link and responds with a page, the Webhook node checks nothing.",
		methodOf('answers'),
	].join(' '),
	async measure(workbench) {
		const compare = async (session: Session) => await compareOn(session, workbench);
		const standard = await compare(workbench.session);
		const lazy = await onLazyN8n(workbench, compare);
		return {
			columns,
			rows: [...rowsOf('default', standard), ...rowsOf('lazy isolates', lazy)],
			targets: [
				{
					what: 'answers done by the SMSB2B Reply Trigger over those by Webhook, lazy isolates',
					value: throughputRatio(lazy),
					atLeast: 0.9,
				},
			],
		};
	},
};

async function compareOn(session: Session, { sandbox, apiUrl }: Workbench): Promise<Score[]> {
	const credential = await storeSandboxCredential(session, apiUrl);
	const path = randomUUID().slice(0, 8);
	const url = `${session.url}/webhook/${path}`;
	const workflow = await session.createWorkflow(
		triggered('Reply Trigger', replyTrigger(credential, path)),
	);
	await session.activate(workflow);
	await untilRegistered(url);
	const webhook = await publishWebhook(session, 'POST');
	await sandbox.reset();
	const references = referencesOf(callsInRound * (rounds + 1));
	await sandbox.changeAccount('demo', { balance: 10 * references.length });
	const links = await sendLinks({ session, sandbox }, credential, url, references);
	const queries = [...links.values()].map((link) => new URL(link).search);
	return await compareListeners(
		session,
		[{ name: 'SMSB2B Reply Trigger', workflow, url }, webhook],
		(listener, round) =>
			queries
				.slice(round * callsInRound, (round + 1) * callsInRound)
				.map((query) => async () => await postAnswer(`${listener.url}${query}`, 'seen')),
	);
}
