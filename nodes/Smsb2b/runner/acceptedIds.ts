import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { isObject } from '../../../lib/api/formats';
import type { Outcome } from './outcome';

/** What was done for an item, and the IDs by which SMSB2B knows it. */
export type AcceptedId = { item: number } & IDataObject;

/** How many items a message lists; the complete list is in the context of the error. */
const LISTED_ITEMS = 100;

/** The IDs of what was accepted, by the name that the operation gives them. */
export function acceptedIdsOf(outcomes: Outcome[], name?: string): AcceptedId[] {
	return outcomes
		.filter(({ failure, skipped }) => !failure && !skipped)
		.map(({ index, items }) => ({ item: index + 1, ...(name ? named(name, items) : {}) }));
}

/** The receipts in a sentence; nothing when there are none. */
export function sentenceOf(acceptedIds: AcceptedId[], name?: string): string[] {
	if (acceptedIds.length === 0) return [];
	const listed = acceptedIds.slice(0, LISTED_ITEMS).map((idField) => entryOf(idField, name));
	const more = acceptedIds.length - listed.length;
	return [
		`Already done, do not repeat: ${listed.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
	];
}

function entryOf({ item, ...idField }: AcceptedId, name = ''): string {
	const [first, ...more] = [idField[name] ?? []].flat();
	if (first === undefined) return `item ${item}`;
	return `item ${item} (${name} ${String(first)}${more.length > 0 ? ` and ${more.length} more` : ''})`;
}

/** The receipts in the outputs of an item: one, or several of a call with many recipients. */
function named(name: string, items: INodeExecutionData[]): IDataObject {
	const found = items
		.flatMap(({ json }) => find(json, name) ?? find(json, 'id'))
		.filter((value) => typeof value === 'string' || typeof value === 'number')
		.map(String);
	return found.length > 0 ? { [name]: found.length > 1 ? found : found[0] } : {};
}

/** A simplified output has the receipt at its top, a raw one in the objects of the response, there also as `id`. */
function find(value: unknown, name: string): unknown {
	if (!isObject(value)) return undefined;
	if (value[name] !== undefined) return value[name];
	return Object.values(value)
		.map((inner) => find(inner, name))
		.find((inner) => inner !== undefined);
}
