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
import { httpRequest, parents, sendAnSms, sendBulk, sendInFlight } from './steps.mts';

const items = 10_000;
const recipientsInRequest = 1000;
const rounds = 3;
const latency = 5;

/** 10,000 recipients: by one bulk message from the input items, and item by item. */
export const bulk: Measurement = {
	name: 'bulk',
	title: `${items.toLocaleString('en')} recipients, item by item and by Send Bulk from input items`,
	method: methodOf(
		rounds,
		`The sandbox responds after ${latency} ms. Send an SMS and HTTP Request make a request with two expressions for each item;`,
		`Send Bulk sends one text to ${recipientsInRequest.toLocaleString('en')} recipients in a request and gives an item for each recipient all the same.`,
		ALL_AT_ONCE,
	),
	async measure(workbench) {
		const credential = await workbench.storeCredential();
		const scores = await compare(workbench, {
			items: parents(items),
			candidates: [
				{ step: sendBulk(credential), items, requests: items / recipientsInRequest },
				{ step: sendAnSms(credential), items, requests: items },
				{ step: httpRequest(workbench), items, requests: items },
				{ step: sendInFlight(credential, MANY_IN_FLIGHT), items, requests: items },
			],
			...{ rounds, latency },
		});
		const [many, send, http, manyInFlight] = scores;
		return {
			columns: scoreColumns,
			rows: scores.map((score) => scoreRow(score, items)),
			targets: [
				{
					what: 'processor time of HTTP Request over that of Send Bulk',
					...{ value: ratio(http.processorTimes, many.processorTimes), atLeast: 25 },
				},
				...overHttpRequest(send, manyInFlight, http),
			],
		};
	},
};
