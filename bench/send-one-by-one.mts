import {
	ALL_AT_ONCE,
	compare,
	MANY_IN_FLIGHT,
	methodOf,
	overHttpRequest,
	scoreColumns,
	scoreRow,
} from './comparison.mts';
import { ratio, type Measurement } from './measurement.mts';
import {
	httpRequest,
	parents,
	sendAnSms,
	sendInBareLoop,
	sendInFlight,
	sendOnRoutingEngine,
} from './steps.mts';

const items = 1000;
const rounds = 5;
const latency = 5;
/** The node's own limit of requests in flight, unless its user sets another. */
const concurrencyLimit = 10;

/** 1,000 messages, one request each, by this package's node and by whatever else could send them. */
export const sendOneByOne: Measurement = {
	name: 'send',
	title: `${items.toLocaleString('en')} items through Send an SMS`,
	method: methodOf(
		rounds,
		`Each item is one request with two expressions (number and text), to a sandbox that responds after ${latency} ms.`,
		'The HTTP Request node sends the same form fields to the same address and is left at its defaults.',
		ALL_AT_ONCE,
		"n8n's routing engine executes the same declarations of this node, without its runner.",
		`The bare loop is a node that reads the two parameters of each item and makes the same requests with n8n's own request helper, ${concurrencyLimit} at a time, and nothing else: what our own code adds is the difference.`,
	),
	async measure(workbench) {
		const credential = await workbench.storeCredential();
		const steps = [
			...[sendAnSms(credential), httpRequest(workbench)],
			...[sendOnRoutingEngine(credential), sendInBareLoop(workbench)],
			sendInFlight(credential, MANY_IN_FLIGHT),
		];
		const scores = await compare(workbench, {
			items: parents(items),
			candidates: steps.map((step) => ({ step, items, requests: items })),
			...{ rounds, latency },
		});
		const [send, http, routing, bare, manyInFlight] = scores;
		const over = (other: string, { times }: typeof send, atMost: number) => ({
			what: `node time of Send an SMS over that of ${other}`,
			...{ value: ratio(send.times, times), atMost },
		});
		return {
			columns: scoreColumns,
			rows: scores.map((score) => scoreRow(score, items)),
			targets: [
				...overHttpRequest(send, manyInFlight, http),
				over("n8n's routing engine", routing, 0.5),
				over('the bare loop', bare, 1.1),
				{
					what: 'requests of Send an SMS in flight at a time',
					...{ value: send.inFlight, atMost: concurrencyLimit },
				},
			],
		};
	},
};
