import { ITEMS_IN_A_ROW } from '../eachInTurn';

/**
 * Prepares items before their turn, some in a row. n8n evaluates expressions in an isolate, where one
 * between two calls takes 0.68 ms, and one of many in a row 0.42 ms (measured on n8n 2.41).
 *
 * @param indices the items in the order in which they will be asked for; some may be left out
 * @returns gives what was prepared of an item, once, or throws what went wrong then
 */
export function prefetch<Prepared>(
	indices: number[],
	prepare: (index: number) => Promise<Prepared>,
): (index: number) => Promise<Prepared> {
	const prepared = new Map<number, Promise<Prepared>>();
	return async (index) => {
		if (!prepared.has(index)) {
			const start = indices.indexOf(index);
			for (const next of indices.slice(start, start + ITEMS_IN_A_ROW)) {
				const promise = prepare(next);
				// The error of an item that is never asked for is of no interest.
				promise.catch(() => {});
				prepared.set(next, promise);
			}
		}
		const promise = prepared.get(index) as Promise<Prepared>;
		prepared.delete(index);
		return await promise;
	};
}
