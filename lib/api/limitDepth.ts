/** Far more than SMSB2B nests, far less than what n8n cannot store and what there is stack for. */
const MOST_LEVELS = 50;

/**
 * A decoded response in which what is below {@link MOST_LEVELS}, which none of SMSB2B has, is null: whoever goes on with
 * it may recurse, as JavaScript itself does to make a text of a list.
 */
export function limitDepth<T extends object>(response: T): T {
	return (isDeeper(response, MOST_LEVELS) ? cut(response, MOST_LEVELS) : response) as T;
}

function isDeeper(value: unknown, levels: number): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (levels === 0) return true;
	if (Array.isArray(value)) return value.some((inner) => isDeeper(inner, levels - 1));
	// Without a list of the values, and without a call for each text: a long list has hundreds of thousands.
	for (const key in value) {
		const inner: unknown = (value as Record<string, unknown>)[key];
		if (typeof inner === 'object' && isDeeper(inner, levels - 1)) return true;
	}
	return false;
}

function cut(value: unknown, levels: number): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (levels === 0) return null;
	if (Array.isArray(value)) return value.map((inner) => cut(inner, levels - 1));
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [key, cut(inner, levels - 1)]),
	);
}
