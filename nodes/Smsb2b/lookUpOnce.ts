import type { ItemContext } from '../../lib/api/context';
import { ItemError } from '../../lib/errors/itemError';

/**
 * Looks something up once for all items of a run. What goes wrong is said of every item that needs it.
 *
 * @throws ItemError of this item, whichever item made the look-up
 */
export async function lookUpOnce<T>(
	item: ItemContext,
	what: string,
	lookUp: () => Promise<T>,
): Promise<T> {
	const found = item.once ? item.once(what, lookUp) : lookUp();
	return await found.catch((error: unknown) => {
		if (!(error instanceof ItemError)) throw error;
		throw new ItemError(item.getNode(), item.getItemIndex(), error.text);
	});
}
