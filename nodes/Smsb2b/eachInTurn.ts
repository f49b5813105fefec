import { sleep } from 'n8n-workflow';

/** Items that are worked on in a row: for longer, n8n would do nothing else for too long. */
export const ITEMS_IN_A_ROW = 50;

/** Does something with each item, one after the other, and lets n8n do something else after so many. */
export async function eachInTurn<T>(
	items: T[],
	work: (item: T) => void | Promise<void>,
): Promise<void> {
	for (const [at, item] of items.entries()) {
		await work(item);
		if (at % ITEMS_IN_A_ROW === ITEMS_IN_A_ROW - 1) await sleep(0);
	}
}
