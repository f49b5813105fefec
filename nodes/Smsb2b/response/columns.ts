import type { IDataObject } from 'n8n-workflow';

import { stateOf } from '../../../callback/states';
import type { Answer } from './formats';
import { rowsOf, type ListName } from './rows';

/** Reads one output field out of a row; undefined leaves the field out. */
type Column = (row: Answer) => IDataObject[string];

/** The output fields of a row, by name. */
export type Columns = Readonly<Record<string, Column>>;

/** The columns as a list: a table of 50,000 rows would otherwise be listed as often. */
const listed = new WeakMap<Columns, Array<[name: string, column: Column]>>();

/** The row as an output item. */
export function readRow(row: Answer, columns: Columns): IDataObject {
	let entries = listed.get(columns);
	if (!entries) listed.set(columns, (entries = Object.entries(columns)));
	const json: IDataObject = {};
	for (const [name, column] of entries) {
		const value = column(row);
		if (value !== undefined) json[name] = value;
	}
	return json;
}

/** A text, also an empty one. The names are tried in order: the wire's and the reference's differ. */
export function text(...names: string[]): Column {
	return (row) => scalar(row, names);
}

/** An identifier: a text that is left out when it is empty. */
export function id(...names: string[]): Column {
	return (row) => scalar(row, names) || undefined;
}

/** A number; left out when there is none. */
export function amount(...names: string[]): Column {
	return (row) => {
		const written = scalar(row, names);
		if (written === undefined || written === '') return undefined;
		const value = Number(written);
		return Number.isFinite(value) ? value : undefined;
	};
}

/** A yes or no, in any of the ways in which the API writes it. */
export function flag(...names: string[]): Column {
	return (row) => {
		const written = scalar(row, names)?.toLowerCase();
		if (written === undefined || written === '') return undefined;
		return ['1', 'true', 'yes', 'y', 'on'].includes(written);
	};
}

/** The word for the state of a message. */
export function state(...names: string[]): Column {
	return (row) => {
		const code = scalar(row, names);
		return code === undefined ? undefined : stateOf(code);
	};
}

/** A list inside a row. */
export function list(name: ListName, columns: Columns): Column {
	return (row) => {
		const inner = { [name.plural]: row[name.plural], [name.singular]: row[name.singular] };
		return rowsOf(inner, name).map((nested) => readRow(nested, columns));
	};
}

function scalar(row: Answer, names: string[]): string | undefined {
	for (const name of names) {
		const value = row[name];
		if (typeof value === 'string') return value;
		if (value === null) return '';
		if (value !== undefined && typeof value !== 'object') return String(value);
	}
	return undefined;
}
