import type { IDataObject } from 'n8n-workflow';

import { Smsb2bError } from '../errors/itemError';
import type { ApiResponse } from './formats';
import { mapRow, type RowMapper } from './rowMapper';
import { hasUnread, type ListName, missingRows, rowsOf } from './rows';

/**
 * The rows of a list as output items. A response that counts more rows than it lists, or that holds something that is no
 * row, is no empty list.
 *
 * @throws Smsb2bError when the list cannot be read as a whole; what was read of it is among its facts
 */
export function readList(response: ApiResponse, name: ListName, columns: RowMapper): IDataObject[] {
	const rows = rowsOf(response, name);
	const items = rows.map((row) => mapRow(row, columns));
	const missing = missingRows(response, rows);
	if (missing > 0) {
		const listed = items.length === 1 ? '1 entry' : `${items.length} entries`;
		throw unreadList(items, `It reports ${missing + items.length} and contains ${listed}.`);
	}
	const isUnreadable = items.length > 0 && items.every(isEmptyItem);
	if (isUnreadable || (items.length === 0 && hasUnread(response, name))) {
		throw unreadList([], `It has the fields ${fieldsOf(response)}.`);
	}
	return items;
}

/** Whether nothing was read of a row; a list within it is there all the same. */
export function isEmptyItem(item: IDataObject): boolean {
	return Object.values(item).every((value) => Array.isArray(value) && value.length === 0);
}

/** Whether SMSB2B takes the rows for reported now is not known: it matters where it reports them once. */
function unreadList(items: IDataObject[], seen: string): Smsb2bError {
	return new Smsb2bError({
		message: 'The list in the response could not be read completely',
		description: `${seen} Set Output to Raw under Options to see the response, and check in your SMSB2B account.`,
		context: { outcomeKnown: false, ...(items.length > 0 ? { read: items } : {}) },
	});
}

/** The error of a response that has nothing of what was asked for. */
export function unreadResponse(response: ApiResponse): Smsb2bError {
	return new Smsb2bError({
		message: 'The response has nothing of what was asked for',
		description: `It has the fields ${fieldsOf(response)}. Set Output to Raw under Options to see it, and look into your SMSB2B account.`,
		context: { outcomeKnown: false },
	});
}

/** Names that are shown of a response, and characters of a name. */
const MOST_FIELDS = 10;
const MOST_CHARACTERS = 30;

function fieldsOf(response: ApiResponse): string {
	return Object.keys(response)
		.slice(0, MOST_FIELDS)
		.map((name) => name.replace(/[^\w-]/g, '').slice(0, MOST_CHARACTERS))
		.join(', ');
}
