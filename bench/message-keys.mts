import { type Candidate, compare, methodOf, scoreColumns, scoreRow } from './comparison.mts';
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
		'The same messages, once with and once without a key, which consists of a field and of what is the same for the whole run, as that in the placeholder of the field;',
		'and once with a key that n8n has to evaluate for each item.',
		'The node has sent 10,000 messages with other keys before, and 1,000 more in each round.',
	),
	async measure(workbench) {
		const credential = await workbench.storeCredential();
		const keyed = (name: string, messageKey: string): Candidate => ({
			step: { ...sendAnSms(credential, { safeguards: { messageKey } }), name },
			...{ items, requests: items },
			prepare: async (workflow) => await sendBefore(workbench, workflow),
		});
		const scores = await compare(workbench, {
			items: parents(items),
			candidates: [
				{ step: sendAnSms(credential), items, requests: items },
				keyed('Send an SMS, with keys', '=news-{{ $json.mobile }}-{{ $execution.id }}'),
				keyed(
					'Send an SMS, with keys by a function',
					'={{ ["news", $json.mobile, $execution.id].join("-") }}',
				),
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
