import { compete, rulesOfContest, scoreColumns, scoreRow } from './contest.mts';
import { ratio, type Measurement } from './measurement.mts';
import { httpRequest, parents, sendAnSms, sendOnRoutingEngine, storeCredential } from './steps.mts';

const itemCount = 1000;
const rounds = 5;
const apiLatency = 5;
/** The node's own limit of requests in flight, unless its user sets another. */
const concurrencyLimit = 10;

/** 1,000 messages, one request each, by this package's node, by n8n's HTTP Request node, and by n8n's routing engine. */
export const sendOneByOne: Measurement = {
	name: 'send',
	title: `${itemCount.toLocaleString('en')} items through Send an SMS`,
	method: [
		`Each item is one request with two expressions (number and text), to a sandbox that answers after ${apiLatency} ms.`,
		'The HTTP Request node sends the same form fields to the same address and is left at its defaults.',
		"n8n's routing engine carries out the same declarations of this node, without its runner.",
		rulesOfContest,
		`Rounds: ${rounds}.`,
	].join(' '),
	async measure(workbench) {
		const credential = await storeCredential(workbench);
		const steps = [sendAnSms(credential), httpRequest(workbench), sendOnRoutingEngine(credential)];
		const scores = await compete(workbench, {
			items: parents(itemCount),
			contenders: steps.map((step) => ({ step, items: itemCount, requests: itemCount })),
			rounds,
			settings: { latency: apiLatency },
		});
		const [send, http, routing] = scores;
		return {
			columns: scoreColumns,
			rows: scores.map((score) => scoreRow(score, itemCount)),
			targets: [
				{
					what: 'node time of Send an SMS over that of HTTP Request',
					value: ratio(send.times, http.times),
					atMost: 1,
				},
				{
					what: "node time of Send an SMS over that of n8n's routing engine",
					value: ratio(send.times, routing.times),
					atMost: 0.5,
				},
				{
					what: 'requests of Send an SMS in flight at a time',
					value: send.inFlight,
					atMost: concurrencyLimit,
				},
			],
		};
	},
};
