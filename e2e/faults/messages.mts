import type { SandboxMessage } from '../sandbox/control.mts';
import type { Cell } from './cells.mts';

/** Whether the call of an item goes wrong. */
export function isFaulty({ fault, faulty }: Cell, index: number): boolean {
	return fault.affectsAll || (index >= faulty && index < faulty + (fault.count ?? 1));
}

/** Messages that went out a second time. */
export function repeated(messages: SandboxMessage[]): number {
	return messages.length - new Set(messages.map(({ to }) => to)).size;
}

/** The IDs of messages whose acceptance got through, and that n8n shows neither in an output nor with the error. */
export function lostIds(cell: Cell, data: string, messages: SandboxMessage[]): number[] {
	const { items, fault, tested } = cell;
	if (tested.effect !== 'sends') return [];
	const answered = [...items.keys()].filter(
		(index) => !isFaulty(cell, index) || fault.ending === 'read',
	);
	return answered
		.flatMap((index) => messagesOf(cell, index, messages))
		.map(({ id }) => id)
		.filter((id) => !data.includes(String(id)));
}

/** The messages that an item is for, in the order of its recipients. */
export function messagesOf(
	cell: Cell,
	index: number,
	messages: SandboxMessage[],
): SandboxMessage[] {
	const recipients = recipientsOf(cell, index);
	return messages
		.filter(({ to }) => recipients.includes(to))
		.toSorted((one, other) => one.to.localeCompare(other.to));
}

/** The MSISDNs that an item is for. */
export function recipientsOf({ items, tested }: Cell, index: number): string[] {
	const { mobile, pair } = items[index];
	const numbers = tested.recipients === 2 ? String(pair).split(',') : [String(mobile)];
	return numbers.map((national) => `30${national}`);
}
