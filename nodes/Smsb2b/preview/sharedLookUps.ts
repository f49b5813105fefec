import type { ItemContext } from '../../../lib/api/context';
import { ItemError } from '../../../lib/errors/itemError';

/** Look-ups that the items of a run share: each is made once, and what goes wrong is said of every item that needs it. */
export class SharedLookUps<T> {
	private readonly made = new Map<string, Promise<T>>();

	/** @throws ItemError of this item, whichever item made the look-up */
	async get(context: ItemContext, key: string, lookUp: () => Promise<T>): Promise<T> {
		const found = this.made.get(key) ?? lookUp();
		this.made.set(key, found);
		return await found.catch((error: unknown) => {
			if (!(error instanceof ItemError)) throw error;
			throw new ItemError(context.getNode(), context.getItemIndex(), error.text);
		});
	}
}
