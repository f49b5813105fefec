import type { ApiResponse } from '../../../lib/api/formats';
import { mapRow, type RowMapper } from '../../../lib/api/rowMapper';
import { type ListName, rowsOf } from '../../../lib/api/rows';
import type { AcceptedRow } from './matchAccepted';

/** What the response to a bulk call says of the numbers that were accepted. */
export interface AcceptedRows {
	rows: AcceptedRow[];
	/** Whether every number that was accepted is among the rows. */
	isComplete: boolean;
}

/** Reads the response to an accepted bulk call. */
export type ReadAccepted = (response: ApiResponse) => AcceptedRows;

/**
 * Reads the numbers that a response lists as accepted, with their IDs. IDs that stand beside the list only are kept as
 * rows without a number.
 */
export function acceptedRowsIn(name: ListName, columns: RowMapper): ReadAccepted {
	return (response) => {
		const listed = rowsOf(response, name).filter(({ smsId, id }) => !isNone(smsId ?? id));
		const rows = listed.map((row) => mapRow(row, columns) as AcceptedRow);
		const unnamed = otherIds(response, rows).map((id) => mapRow({ id }, columns) as AcceptedRow);
		return { rows: [...rows, ...unnamed], isComplete: isComplete(response, rows.length) };
	};
}

/** IDs that a response gives beside those of its rows. */
function otherIds({ id }: ApiResponse, rows: AcceptedRow[]): string[] {
	const ids = scalarsIn(id).filter((each) => !isNone(each));
	if (ids.length === 0) return [];
	const known = new Set(rows.flatMap((row) => Object.values(row)));
	return ids.filter((each) => !known.has(each));
}

/** An ID of nothing but zeros stands where nothing was sent. */
function isNone(id: unknown): boolean {
	return /^\s*0+\s*$/.test(String(id));
}

/** The values of a list however it is written: alone, as an array, or in the elements of XML. */
function scalarsIn(value: unknown): string[] {
	if (value === undefined || value === null || value === '') return [];
	return typeof value === 'object' ? Object.values(value).flatMap(scalarsIn) : [String(value)];
}

/** Without a count the list is believed, unless it is missing as well. */
function isComplete({ accepted }: ApiResponse, listed: number): boolean {
	const isCount = accepted !== undefined && /^\d+$/.test(String(accepted).trim());
	return isCount ? Number(accepted) <= listed : listed > 0;
}
