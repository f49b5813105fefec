import type { INodeParameters } from 'n8n-workflow';
import { compare, methodOf, scoreColumns, scoreRow } from './comparison.mts';
import { ratio, type Measurement } from './measurement.mts';
import { parents, sendAnSms } from './steps.mts';

const items = 1000;
const rounds = 5;
const latency = 5;

/** What the safeguards of a node may be, from none to those that look at each message. */
const SAFEGUARDS: Readonly<Record<string, INodeParameters>> = {
	'nothing checked': { missingValues: 'send' },
	'missing values stopped': {},
	'limits and missing values stopped': {
		limits: {
			values: { maxMessages: items, maxPartsPerMessage: 3, balanceMustCover: false },
		},
	},
};

/** 1,000 messages by this package's node, with more and more looked at before the first of them leaves. */
export const safeguards: Measurement = {
	name: 'safeguards',
	title: `${items.toLocaleString('en')} items through Send an SMS, with Safeguards`,
	method: methodOf(
		rounds,
		`Each item is one request with two expressions (number and text), to a sandbox that responds after ${latency} ms.`,
		'Missing Values = Send Anyway checks nothing; without it, texts are looked at for values that are missing; Limits on messages and parts work out every message before the first request.',
	),
	async measure(workbench) {
		const credential = await workbench.storeCredential();
		const steps = Object.entries(SAFEGUARDS).map(([name, own]) => ({
			...sendAnSms(credential, { safeguards: own }),
			name,
		}));
		const scores = await compare(workbench, {
			items: parents(items),
			candidates: steps.map((step) => ({ step, items, requests: items })),
			...{ rounds, latency },
		});
		const [none, , limits] = scores;
		return {
			columns: scoreColumns,
			rows: scores.map((score) => scoreRow(score, items)),
			targets: [
				{
					what: 'node time with limits and missing values stopped over that with nothing checked',
					...{ value: ratio(limits.times, none.times), atMost: 1.25 },
				},
			],
		};
	},
};
