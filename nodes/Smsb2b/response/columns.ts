import type { IDataObject } from 'n8n-workflow';

import { stateOf } from '../../../callback/states';
import type { Answer } from './formats';
import { rowsOf, type ListName } from './rows';

/** Reads one output field out of a row; undefined leaves the field out. */
type Column = (row: Answer) => IDataObject[string];

/** The output fields of a row, by name. */
export type Columns = Readonly<Record<string, Column>>;

/** The row as an output item. */
export function readRow(row: Answer, columns: Columns): IDataObject {
	return readRows([row], columns)[0];
}

/** The rows as output items. */
export function readRows(rows: Answer[], columns: Columns): IDataObject[] {
	// A table of 50,000 rows would otherwise list its columns as often.
	const entries = Object.entries(columns);
	return rows.map((row) => {
		const json: IDataObject = {};
		for (const [name, column] of entries) {
			const value = column(row);
			if (value !== undefined) json[name] = value;
		}
		return json;
	});
}

/** A text, also an empty one. The names are tried in order: the wire's and the reference's differ. */
export function text(...names: string[]): Column {
	return written(names);
}

/** An identifier: a text that is left out when it is empty. */
export function id(...names: string[]): Column {
	const read = written(names);
	return (row) => read(row) || undefined;
}

/** A number; left out when there is none. */
export function amount(...names: string[]): Column {
	const read = written(names);
	return (row) => {
		const digits = read(row);
		if (digits === undefined || digits === '') return undefined;
		const value = Number(digits);
		return Number.isFinite(value) ? value : undefined;
	};
}

/** A yes or no, in any of the ways in which the API writes it. */
export function flag(...names: string[]): Column {
	const read = written(names);
	return (row) => {
		const word = read(row)?.toLowerCase();
		if (word === undefined || word === '') return undefined;
		return ['1', 'true', 'yes', 'y', 'on'].includes(word);
	};
}

/** The word for the state of a message. */
export function state(...names: string[]): Column {
	const read = written(names);
	return (row) => {
		const code = read(row);
		return code === undefined ? undefined : stateOf(code);
	};
}

/** A list inside a row. */
export function list(name: ListName, columns: Columns): Column {
	return (row) => {
		const inner = { [name.plural]: row[name.plural], [name.singular]: row[name.singular] };
		return readRows(rowsOf(inner, name), columns);
	};
}

/** Reads what stands under the first of the names that is there; with one name, the usual case, in half the time. */
function written(names: string[]): (row: Answer) => string | undefined {
	const [name, ...others] = names;
	if (others.length === 0) return (row) => scalar(row[name]);
	return (row) => {
		for (const each of names) {
			const value = scalar(row[each]);
			if (value !== undefined) return value;
		}
		return undefined;
	};
}

function scalar(value: unknown): string | undefined {
	if (typeof value === 'string') return value;
	if (value === null) return '';
	return value === undefined || typeof value === 'object' ? undefined : String(value);
}
