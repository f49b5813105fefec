import type { IDataObject } from 'n8n-workflow';

/** The part of JSON Schema that n8n's own nodes describe their output with. */
export interface Schema {
	type?: string;
	properties?: Record<string, Schema>;
	items?: Schema;
}

/** How items look that have the fields of any of these. @throws Error when two disagree about a type */
export function schemaOf(items: IDataObject[]): Schema {
	return items.map(describeValue).reduce(merge, { type: 'object', properties: {} });
}

function describeValue(value: unknown): Schema {
	if (Array.isArray(value))
		return { type: 'array', items: value.map(describeValue).reduce(merge, {}) };
	if (typeof value !== 'object' || value === null) return { type: typeof value };
	const entries = Object.entries(value).map(([name, inner]) => [name, describeValue(inner)]);
	return { type: 'object', properties: Object.fromEntries(entries) };
}

function merge(one: Schema, other: Schema): Schema {
	if (one.type !== undefined && other.type !== undefined && one.type !== other.type) {
		throw new Error(`A field is of type ${one.type} here and ${other.type} there`);
	}
	return {
		...((one.type ?? other.type) ? { type: one.type ?? other.type } : {}),
		...(one.properties || other.properties
			? { properties: mergeProperties(one.properties ?? {}, other.properties ?? {}) }
			: {}),
		...(one.items || other.items ? { items: merge(one.items ?? {}, other.items ?? {}) } : {}),
	};
}

function mergeProperties(
	one: Record<string, Schema>,
	other: Record<string, Schema>,
): Record<string, Schema> {
	const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
	return Object.fromEntries(names.map((name) => [name, merge(one[name] ?? {}, other[name] ?? {})]));
}
