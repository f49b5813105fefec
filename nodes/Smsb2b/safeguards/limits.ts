import { Smsb2bError } from '../../../lib/errors/itemError';
import { eachInTurn } from '../eachInTurn';
import type { Outgoing, PlannedMessages, RunToCheck } from '../operation';
import { LABELS } from './fields';
import type { Limits } from './settings';

/** What an item is about to send. */
export interface PlannedItem extends PlannedMessages {
	index: number;
}

/** What the items are about to send. Nothing of an item that cannot be sent: it is told when its turn comes. */
export async function planMessages(
	{ plan }: Outgoing,
	{ items, ...before }: RunToCheck,
): Promise<PlannedItem[]> {
	const planned: PlannedItem[] = [];
	await eachInTurn(items(), async (item) => {
		try {
			const messages = [await plan(item, before)].flat();
			for (const each of messages) planned.push({ index: item.getItemIndex(), ...each });
		} catch {
			return;
		}
	});
	return planned;
}

/** @throws Smsb2bError when the messages exceed a limit, and by how much */
export function checkLimits(planned: PlannedItem[], limits: Limits): void {
	const breaches = [...tooMany(planned, limits), ...tooLong(planned, limits)];
	if (breaches.length === 0) return;
	const [message, ...others] = breaches;
	throw new Smsb2bError({
		message,
		description: [
			...others.map((breach) => `${breach}.`),
			`Check the input and the texts; if they are right, raise the limit under ${LABELS.limits} (${LABELS.safeguards}).`,
		].join(' '),
	});
}

function tooMany(planned: PlannedItem[], { maxMessages = Infinity }: Limits): string[] {
	const count = planned.reduce((sum, each) => sum + each.count, 0);
	if (count <= maxMessages) return [];
	return [
		`The run would send ${count} messages, ${count - maxMessages} more than "${LABELS.maxMessages}" allows (${maxMessages})`,
	];
}

/** How many items a message lists. */
const MOST_LISTED = 20;

function tooLong(planned: PlannedItem[], { maxPartsPerMessage = Infinity }: Limits): string[] {
	const long = planned.filter(({ parts }) => parts > maxPartsPerMessage);
	if (long.length === 0) return [];
	const listed = long
		.slice(0, MOST_LISTED)
		.map(({ index, parts }) => `item ${index + 1} has ${parts}`)
		.join(', ');
	const more = long.length > MOST_LISTED ? ` and ${long.length - MOST_LISTED} more items` : '';
	return [
		`Messages have more parts than "${LABELS.maxPartsPerMessage}" allows (${maxPartsPerMessage}): ${listed}${more}`,
	];
}
