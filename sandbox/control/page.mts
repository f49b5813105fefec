/** Which part of a list is wanted. */
export interface PageQuery {
	/** How many of the newest. */
	readonly limit?: string;
}

/** @returns the newest entries of a list that begins with the oldest, in its order */
export function page<Entry>(entries: readonly Entry[], { limit }: PageQuery): Entry[] {
	return limit === undefined ? [...entries] : entries.slice(-Number(limit) || entries.length);
}
