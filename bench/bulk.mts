import { compete, rulesOfContest, scoreColumns, scoreRow } from './contest.mts';
import { ratio, type Measurement } from './measurement.mts';
import { httpRequest, parents, sendAnSms, sendBulk, storeCredential } from './steps.mts';

const recipientCount = 10_000;
const recipientsInRequest = 1000;
const rounds = 3;
const apiLatency = 5;

/** 10,000 recipients: by one bulk message from the input items, and item by item. */
export const bulk: Measurement = {
	name: 'bulk',
	title: `${recipientCount.toLocaleString('en')} recipients, item by item and by Send Bulk from input items`,
	method: [
		`The sandbox answers after ${apiLatency} ms. Send an SMS and HTTP Request make a request with two expressions for each item;`,
		`Send Bulk sends one text to ${recipientsInRequest.toLocaleString('en')} recipients in a request and gives an item for each recipient all the same.`,
		rulesOfContest,
		`Rounds: ${rounds}.`,
	].join(' '),
	async measure(workbench) {
		const credential = await storeCredential(workbench);
		const items = recipientCount;
		const scores = await compete(workbench, {
			items: parents(recipientCount),
			contenders: [
				{ step: sendBulk(credential), items, requests: recipientCount / recipientsInRequest },
				{ step: sendAnSms(credential), items, requests: recipientCount },
				{ step: httpRequest(workbench), items, requests: recipientCount },
			],
			rounds,
			settings: { latency: apiLatency },
		});
		const [many, send, http] = scores;
		return {
			columns: scoreColumns,
			rows: scores.map((score) => scoreRow(score, recipientCount)),
			targets: [
				{
					what: 'node time of HTTP Request over that of Send Bulk',
					value: ratio(http.times, many.times),
					atLeast: 50,
				},
				{
					what: 'node time of Send an SMS over that of HTTP Request',
					value: ratio(send.times, http.times),
					atMost: 1,
				},
			],
		};
	},
};
