import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { parseBoolean } from '../values/boolean';
import { findOption } from '../values/option';
import { parseNumber } from '../values/number';
import { trimmed } from '../values/single';
import type { ItemContext } from './context';
import type { Filter } from './filters';
import { type ApiResponse, isObject } from './formats';
import { OUTPUTS } from './outputChoices';
import { isBareText } from './parseResponse';
import { isEmptyItem, readList, unreadResponse } from './readList';
import { mapRow, type RowMapper } from './rowMapper';
import { alone, type ListName, onlyObject } from './rows';

/** Makes items of an accepted response. */
export type OutputMapper = (this: ItemContext, response: ApiResponse) => IDataObject[];

/** What the node itself says of a message, in its response. */
const NOTES = ['alreadySent', 'foundInHistory', 'scheduledFor'];

/**
 * The items of an accepted response, as the option Output wants them. A raw response stands below a key of its own: n8n
 * takes an item with an `error` at its top, even "0", for an error, and with Retry On Fail runs the node again. What the
 * node adds stands beside it.
 */
export function asItems(
	context: ItemContext,
	response: ApiResponse,
	simplify: OutputMapper,
): INodeExecutionData[] {
	const pairedItem = { item: context.getItemIndex() };
	const { returned, notes } = withoutNotes(response);
	if (wantsRaw(context)) return [{ json: { response: returned, ...notes }, pairedItem }];
	const rows = isBareText(returned)
		? [{ ...returned, ...notes }]
		: simplify.call(context, response);
	return rows.map((json) => ({ json, pairedItem }));
}

/** A response or an output, and what the node itself says in it. */
export function withoutNotes(response: ApiResponse): { returned: IDataObject; notes: IDataObject } {
	const returned = { ...(response as IDataObject) };
	const notes: IDataObject = {};
	for (const name of NOTES.filter((note) => Object.hasOwn(returned, note))) {
		notes[name] = returned[name];
		delete returned[name];
	}
	return { returned, notes };
}

/** Whether the option Output wants the response as it came. */
export function wantsRaw(context: ItemContext): boolean {
	const output: unknown = context.getNodeParameter('options.output', 'simplified');
	return findOption(OUTPUTS, output) === 'raw';
}

/** One item; `path` names the objects in which the row may stand, from the outermost. */
export function oneItem(columns: RowMapper, ...path: string[]): OutputMapper {
	return (response) => {
		const item = mapRow(descend(response, path), columns);
		const other = isEmptyItem(item) ? onlyObject(response) : undefined;
		return [other ? mapRow(other, columns) : item];
	};
}

/** As {@link oneItem}, for what was asked for. @throws Smsb2bError when the response has nothing of it */
export function askedItem(columns: RowMapper, ...path: string[]): OutputMapper {
	const item = oneItem(columns, ...path);
	return function (response) {
		const [json] = item.call(this, response);
		if (isEmptyItem(json)) throw unreadResponse(response);
		return [json];
	};
}

const WITHOUT_ID =
	'SMSB2B accepted the call, but gave no ID of what was made: see the list of them.';

/** As {@link oneItem}, for what was made; says where its ID is missing. */
export function madeItem(columns: RowMapper, ...path: string[]): OutputMapper {
	const item = oneItem(columns, ...path);
	return function (response) {
		const [json] = item.call(this, response);
		return [isEmptyItem(json) ? { note: WITHOUT_ID } : json];
	};
}

function descend(response: ApiResponse, path: string[]): ApiResponse {
	return path.reduce((row, name) => {
		const inner = alone(row[name]);
		return isObject(inner) ? inner : row;
	}, response);
}

/**
 * An item for each row of a list that passes the filters, up to the limit that the user set.
 *
 * @param narrow what is left of the rows besides, and what is added to them
 */
export function manyItems(
	name: ListName,
	columns: RowMapper,
	filters: Readonly<Record<string, Filter>> = {},
	narrow: (item: ItemContext, rows: IDataObject[]) => IDataObject[] = (_item, rows) => rows,
): OutputMapper {
	return function (response) {
		const tests = Object.entries(filters)
			.map(([filter, test]) => ({
				wanted: trimmed(this.getNodeParameter(`filters.${filter}`, '')),
				test,
			}))
			.filter(({ wanted }) => wanted !== '')
			.map(({ wanted, test }) => test(wanted));
		const rows = narrow(this, readList(response, name, columns));
		const items =
			tests.length === 0 ? rows : rows.filter((row) => tests.every((passes) => passes(row)));
		const all = parseBoolean(this.getNodeParameter('returnAll', false));
		return all ? items : items.slice(0, parseNumber(this.getNodeParameter('limit', 50)));
	};
}

/** What n8n's nodes output when something was deleted. */
export const deleted: OutputMapper = () => [{ deleted: true }];
