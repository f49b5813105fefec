import type { IDataObject } from 'n8n-workflow';

import { statusCodeOf, statusOf } from '../status/status';
import type { ApiResponse } from './formats';
import { type ListName, rowsOf } from './rows';

/** Makes an output item of a row; a field that is undefined is left out. */
export type RowMapper = (row: ApiResponse) => IDataObject;

/**
 * The row as an output item. Columns are literals with fixed names: to read and write 15 fields by names out of a
 * table takes eight times as long, which is felt in lists of 50,000 rows.
 */
export function mapRow(row: ApiResponse, columns: RowMapper): IDataObject {
	const json = columns(row);
	for (const name in json) if (json[name] === undefined) return withoutUndefined(json);
	return json;
}

function withoutUndefined(json: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined));
}

/**
 * A text, also an empty one. Of two values the second stands in where the first is missing or empty: names on the wire and
 * in the reference differ, and a response may have both.
 */
export function asText(value: unknown, other?: unknown): string | undefined {
	const text = scalar(value);
	if (text !== undefined && text !== '') return text;
	return scalar(other) ?? text;
}

/**
 * An identifier: a text that is left out when it is empty, or 0, which stands where there is none, or a number that JSON
 * has rounded, which is the ID of something else.
 */
export function asId(value: unknown, other?: unknown): string | undefined {
	return idText(value) ?? idText(other);
}

function idText(value: unknown): string | undefined {
	if (typeof value === 'number' && !Number.isSafeInteger(value)) return undefined;
	const text = scalar(value);
	return text === '' || (text?.startsWith('0') && /^0+$/.test(text)) ? undefined : text;
}

/** A number; left out when there is none. */
export function asNumber(value: unknown, other?: unknown): number | undefined {
	const digits = asText(value, other);
	if (digits === undefined || digits === '') return undefined;
	const number = Number(digits);
	return Number.isFinite(number) ? number : withSeparators(digits);
}

/** Amounts with a comma in front of their decimals, or with separators of thousands as well. */
const WITH_SEPARATORS = [
	/^-?\d+,\d{1,2}$/,
	/^-?\d{1,3}(?:\.\d{3})+,\d{1,2}$/,
	/^-?\d{1,3}(?:,\d{3})+\.\d{1,2}$/,
];

/** A number as some countries write it; none where it can be read in two ways, as 1,234. */
function withSeparators(digits: string): number | undefined {
	if (!WITH_SEPARATORS.some((pattern) => pattern.test(digits))) return undefined;
	const [decimals, ...groups] = digits.split(/[.,]/).reverse();
	return Number(`${groups.reverse().join('')}.${decimals}`);
}

/** A yes or no, in any of the ways in which the API writes it. */
export function asBoolean(value: unknown): boolean | undefined {
	const word = asText(value)?.toLowerCase();
	if (word === undefined || word === '') return undefined;
	return ['1', 'true', 'yes', 'y', 'on'].includes(word);
}

/** The word for the state of a message. */
export function asStatus(value: unknown): string | undefined {
	const code = asText(value);
	return code === undefined ? undefined : statusOf(code);
}

/** The code of that state: a known one in lower case, any other as SMSB2B writes it. */
export function asStatusCode(value: unknown): string | undefined {
	const code = asText(value);
	return code === undefined ? undefined : statusCodeOf(code);
}

/** A list inside a row. */
export function asList(row: ApiResponse, name: ListName, columns: RowMapper): IDataObject[] {
	const inner = { [name.plural]: row[name.plural], [name.singular]: row[name.singular] };
	return rowsOf(inner, name).map((each) => mapRow(each, columns));
}

function scalar(value: unknown): string | undefined {
	if (typeof value === 'string') return value;
	if (value === null) return '';
	return value === undefined || typeof value === 'object' ? undefined : String(value);
}
