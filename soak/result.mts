import { median, type Result } from '../bench/measurement.mts';
import { inMegabytes } from '../bench/vitals.mts';
import type { Attacker } from './attacker.mts';
import type { Census } from './census.mts';
import type { HostileAnswers } from './hostile-answers.mts';
import type { Balance } from './traffic.mts';

const figures = [
	{ name: 'heap in use (MB)', of: ({ heap }: Census) => inMegabytes(heap) },
	{ name: 'resident memory (MB)', of: ({ memory }: Census) => inMegabytes(memory) },
	{ name: 'open handles', of: ({ handles }: Census) => handles },
	{ name: 'file descriptors', of: ({ fileDescriptors }: Census) => fileDescriptors },
];

/** Turns before memory counts: n8n loads nodes and fills its caches. */
const shareOfWarmUp = 1 / 6;

/** What attackers did meanwhile, and what came of it. */
type Attacks = Attacker['score'] & { hostile: HostileAnswers['score'] };

/** What a soak has shown: how memory and handles went, and whether anything was lost or doubled. */
export function resultOf(census: Census[], balance: Balance, attacks: Attacks): Result {
	const counted = census.slice(Math.floor(census.length * shareOfWarmUp));
	const third = Math.floor(counted.length / 3);
	const parts = [counted.slice(0, third), counted.slice(third, -third), counted.slice(-third)];
	const medians = figures.map(({ of }) => parts.map((part) => median(part.map(of))));
	const [heap, , handles, fileDescriptors] = medians;
	return {
		columns: ['n8n, its garbage collected', 'first third', 'second third', 'last third'],
		rows: figures.map(({ name }, index) => [name, ...medians[index]]),
		targets: [
			{ what: 'heap of the last third over the first', value: heap[2] / heap[0], atMost: 1.1 },
			{ what: 'handles more than at first', value: handles[2] - handles[0], atMost: 5 },
			{
				what: 'file descriptors more than at first',
				value: fileDescriptors[2] - fileDescriptors[0],
				atMost: 5,
			},
			...losses(balance),
			{
				what: `of ${attacks.calls} forged calls, not refused`,
				value: attacks.notRefused,
				atMost: 0,
			},
			{
				what: `of ${attacks.hostile.executions} executions with hostile answers, not failed in words`,
				value: attacks.hostile.notFailedInWords,
				atMost: 0,
			},
		],
	};
}

function losses(balance: Balance): Result['targets'] {
	const { sent, recipients, singles, reported, sentIds, polled, waits, waitsReported } = balance;
	const none = [
		{ what: `of ${sent} messages, sent twice`, value: sent - recipients },
		{
			what: `of ${singles.length} reports, lost by the trigger`,
			value: missing(singles, reported),
		},
		{ what: 'reports that started it twice', value: doubled(reported) },
		{
			what: `reports answered otherwise than with 200${listed(notOk(balance.answers))}`,
			value: notOk(balance.answers).length,
		},
		{ what: `of ${sentIds.length} states, lost by polling`, value: missing(sentIds, polled) },
		{ what: 'states polled twice', value: doubled(polled) },
		{ what: `of ${waits} waits, not ended by their report`, value: waits - waitsReported },
	];
	return none.map((target) => ({ ...target, atMost: 0 }));
}

function missing(wanted: string[], found: string[]): number {
	const known = new Set(found);
	return wanted.filter((id) => !known.has(id)).length;
}

function doubled(ids: string[]): number {
	return ids.length - new Set(ids).size;
}

function notOk(answers: number[]): number[] {
	return answers.filter((status) => status !== 200);
}

/** The statuses behind what they are of; 0 is a call without an answer in time. */
function listed(statuses: number[]): string {
	return statuses.length > 0 ? ` (${[...new Set(statuses)].join(', ')})` : '';
}
