import { compare, methodOf, scoreColumns, scoreRow } from './comparison.mts';
import { ratio, type Measurement, type Workbench } from './measurement.mts';
import type { StoredWorkflow } from '../e2e/n8n/session.mts';
import { parents, sendAnSms } from './steps.mts';

const items = 1000;
const knownKeys = 10_000;
const rounds = 5;
const latency = 5;

/** Seconds in which the messages of the known keys are sent. */
const limitInSeconds = 300;

/** 1,000 messages, each with a key, of which none was sent before. */
export const messageKeys: Measurement = {
	name: 'keys',
	title: `${items.toLocaleString('en')} items through Send an SMS with a Message Key, ${knownKeys.toLocaleString('en')} keys known`,
	method: methodOf(
		rounds,
		'The same messages, once with and once without a key, which is an expression of its own.',
		'The node has sent 10,000 messages with other keys before, and 1,000 more in each round.',
	),
	async measure(workbench) {
		const credential = await workbench.storeCredential();
		const messageKey = '=news-{{ $json.mobile }}-{{ $execution.id }}';
		const keyed = sendAnSms(credential, { safeguards: { messageKey } });
		const scores = await compare(workbench, {
			items: parents(items),
			candidates: [
				{ step: sendAnSms(credential), items, requests: items },
				{
					step: { ...keyed, name: 'Send an SMS, with keys' },
					...{ items, requests: items },
					prepare: async (workflow) => await sendBefore(workbench, workflow),
				},
			],
			...{ rounds, latency },
		});
		const [without, withKeys] = scores;
		return {
			columns: scoreColumns,
			rows: scores.map((score) => scoreRow(score, items)),
			targets: [
				{
					what: 'node time with keys over that without',
					...{ value: ratio(withKeys.times, without.times), atMost: 1.25 },
				},
			],
		};
	},
};

/** Sends messages by the same node, so that it knows their keys. */
async function sendBefore(
	{ session, sandbox }: Workbench,
	workflow: StoredWorkflow,
): Promise<void> {
	await sandbox.changeAccount('demo', { balance: knownKeys });
	await session.replaceItems(workflow, parents(knownKeys));
	(await session.runStored(workflow, limitInSeconds)).succeeded();
	await session.replaceItems(workflow, parents(items));
	await sandbox.reset();
	await sandbox.changeSettings({ reportDelay: null, latency });
}
