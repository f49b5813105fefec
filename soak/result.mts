import { median } from '../bench/measurement.mts';
import { inMegabytes } from '../bench/metrics.mts';
import type { Result } from '../scripts/docs/run-document.mts';
import type { Attacker } from './attacker.mts';
import type { HostileResponses } from './hostile-responses.mts';
import type { Totals } from './traffic.mts';
import type { Usage } from './usage.mts';

const figures = [
	{ name: 'heap in use (MB)', of: ({ heap }: Usage) => inMegabytes(heap) },
	{ name: 'resident memory (MB)', of: ({ memory }: Usage) => inMegabytes(memory) },
	{ name: 'open handles', of: ({ handles }: Usage) => handles },
	{ name: 'file descriptors', of: ({ fileDescriptors }: Usage) => fileDescriptors },
];

/** A handle that is left open by each poll or each wait would be three a minute, by each message three hundred. */
const mostHandlesAMinute = 1;

/** What attackers did meanwhile, and what came of it. */
type Attacks = Attacker['score'] & { hostile: HostileResponses['score'] };

/**
 * What a soak has shown: how memory and handles went, and whether anything was lost or repeated.
 *
 * @param usage after each turn behind the warm-up, at least three
 */
export function resultOf(usage: Usage[], totals: Totals, attacks: Attacks): Result {
	const third = Math.max(1, Math.floor(usage.length / 3));
	const parts = [usage.slice(0, third), usage.slice(third, -third), usage.slice(-third)];
	const [first, , last] = parts.map((part) => median(part.map(({ time }) => time)));
	const aMinute = ([before, , after]: number[]) => (after - before) / ((last - first) / 60_000);
	const medians = figures.map(({ of }) => parts.map((part) => median(part.map(of))));
	const [heap, , handles, fileDescriptors] = medians;
	const { calls, notRejected, hostile } = attacks;
	return {
		columns: ['n8n, its garbage collected', 'first third', 'second third', 'last third'],
		rows: figures.map(({ name }, index) => [name, ...medians[index]]),
		targets: [
			atMost(1.1, 'heap of the last third over the first', heap[2] / heap[0]),
			atMost(mostHandlesAMinute, 'handles more a minute', aMinute(handles)),
			atMost(mostHandlesAMinute, 'file descriptors more a minute', aMinute(fileDescriptors)),
			...losses(totals),
			atMost(0, `of ${calls} forged calls, not rejected`, notRejected),
			atMost(
				0,
				`of ${hostile.executions} executions with hostile responses, not failed with a readable message`,
				hostile.notFailedReadably,
			),
		],
	};
}

function losses(totals: Totals): Result['targets'] {
	const { sent, recipients, singles, reported, sentIds, polled, waits, waitsReported } = totals;
	const failed = totals.statuses.filter((status) => status !== 200);
	const which = failed.length > 0 ? ` (${[...new Set(failed)].join(', ')})` : '';
	return [
		atMost(0, `of ${sent} messages, sent twice`, sent - recipients),
		atMost(0, `of ${singles.length} reports, lost by the trigger`, missing(singles, reported)),
		atMost(0, 'reports that started it twice', repeated(reported)),
		atMost(0, `reports not answered with 200${which}`, failed.length),
		atMost(0, `of ${sentIds.length} statuses, lost by polling`, missing(sentIds, polled)),
		atMost(0, 'statuses polled twice', repeated(polled)),
		atMost(0, `of ${waits} waits, not ended by their report`, waits - waitsReported),
	];
}

function atMost(bound: number, what: string, value: number) {
	return { what, value, atMost: bound };
}

function missing(wanted: string[], found: string[]): number {
	const known = new Set(found);
	return wanted.filter((id) => !known.has(id)).length;
}

function repeated(ids: string[]): number {
	return ids.length - new Set(ids).size;
}
