import type { IDataObject } from 'n8n-workflow';

import { readRow, type Columns } from '../response/columns';
import type { Answer } from '../response/formats';
import type { Simplify } from '../response/reader';
import { rowsOf, type ListName } from '../response/rows';

/** Stands last among the items of an answer that accepts more numbers than it lists. */
const INCOMPLETE = { isIncomplete: true };

/** The items of an accepted bulk call: the rows that it lists, and a mark where rows are missing. */
export function acceptedItems(name: ListName, columns: Columns): Simplify {
	return (answer) => {
		const rows = rowsOf(answer, name).map((row) => readRow(row, columns));
		if (rows.length > 0) return isComplete(answer, rows.length) ? rows : [...rows, INCOMPLETE];
		const unnamed = idsOf(answer).map((id) => readRow({ id }, columns));
		return isComplete(answer, 0) ? [] : [...unnamed, INCOMPLETE];
	};
}

/** The IDs that stand beside the list. Where the list is missing they are kept, although they do not say whose they are. */
function idsOf({ id }: Answer): unknown[] {
	return [id ?? []].flat().filter((each) => /[1-9]/.test(String(each)));
}

/** Takes the mark off the items of an answer. */
export function partIncomplete(items: IDataObject[]): { rows: IDataObject[]; isComplete: boolean } {
	const rows = items.filter((item) => !isMark(item));
	return { rows, isComplete: rows.length === items.length };
}

/** A raw answer is no mark, whatever its fields: it has a status. */
function isMark(item: IDataObject): boolean {
	return item.isIncomplete === true && item.status === undefined;
}

/** Without a count the list is believed, unless it is missing as well. */
function isComplete({ accepted }: Answer, listed: number): boolean {
	const isCount = accepted !== undefined && /^\d+$/.test(String(accepted).trim());
	return isCount ? Number(accepted) <= listed : listed > 0;
}
