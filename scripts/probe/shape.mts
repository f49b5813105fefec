/** Levels of objects in one another that are described, rows whose shapes are compared, and fields that are named. */
const MOST_LEVELS = 4;
const MOST_ROWS = 200;
const MOST_FIELDS = 40;

/** Values that are part of the API and say nothing of an account, by the field in which they stand. */
const API_VALUES: Readonly<Record<string, RegExp>> = {
	status: /^([01]|[a-z])$/i,
	error: /^\d{1,3}$/,
	authStatus: /^[a-z]$/,
	auth: /^n?ok$/,
};

/** Names as SMSB2B gives its fields. Anything else may be a value that stands in the place of a name. */
const FIELD_NAME = /^[a-z][a-z_]*([A-Z][a-z]+)*\d?$/;

/**
 * The shape of a response in lines of text: names of fields, types and counts, and none of the values but those of
 * `status` and `error`.
 */
export function shapeOf(value: unknown, field = '', level = 0): string[] {
	if (Array.isArray(value)) return listShape(value, level);
	if (typeof value !== 'object' || value === null) return [scalarShape(value, field)];
	if (level >= MOST_LEVELS) return ['object, not looked into'];
	const entries = Object.entries(value);
	const numbered = entries.filter(([name]) => /^\d+$/.test(name));
	const named = entries.filter(([name]) => !/^\d+$/.test(name));
	const rows = numbered.map(([, row]) => row);
	return [
		...named.slice(0, MOST_FIELDS).flatMap(([name, inner]) => {
			return indented(nameOf(name), shapeOf(inner, name, level + 1));
		}),
		...(named.length > MOST_FIELDS ? [`and ${named.length - MOST_FIELDS} more fields`] : []),
		...(rows.length > 0 ? indented('rows under numbers', listShape(rows, level + 1)) : []),
		...(entries.length === 0 ? ['object without fields'] : []),
	];
}

/** What rows have in common is described once. */
function listShape(rows: unknown[], level: number): string[] {
	const shapes = rows.slice(0, MOST_ROWS).map((row) => shapeOf(row, '', level + 1).join('\n'));
	const kinds = Map.groupBy(shapes, (shape) => shape);
	const most = [...kinds].sort(([, one], [, other]) => other.length - one.length).slice(0, 3);
	return [
		`list of ${rows.length}, in ${kinds.size} shape${kinds.size === 1 ? '' : 's'}`,
		...most.flatMap(([shape, same]) => indented(`${same.length} with`, shape.split('\n'))),
	];
}

function indented(head: string, lines: string[]): string[] {
	if (lines.length === 1) return [`${head}: ${lines[0]}`];
	return [`${head}:`, ...lines.map((line) => `  ${line}`)];
}

/** The name of a field as it is, where it cannot be a value. */
export function nameOf(name: string): string {
	const isName = FIELD_NAME.test(name) && name.length <= 24;
	return isName ? name : `(a name of ${name.length} characters)`;
}

function scalarShape(value: unknown, field: string): string {
	if (value === null) return 'null';
	const text = String(value);
	const kind = typeof value === 'string' ? `text, ${textKind(value)}` : typeof value;
	return Object.hasOwn(API_VALUES, field) && API_VALUES[field].test(text)
		? `${kind}, ${text}`
		: kind;
}

const TEXT_KINDS: ReadonlyArray<[RegExp, string]> = [
	[/^$/, 'empty'],
	[/^\d+$/, 'digits'],
	[/^-?\d+[.,]\d+$/, 'decimal'],
	[/^(true|false|yes|no)$/i, 'yes or no'],
	[/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, 'YYYY-MM-DD HH:MM:SS'],
	[/^\d{4}-\d\d-\d\d$/, 'YYYY-MM-DD'],
	[/^\d{4}-\d\d-\d\dT/, 'ISO 8601'],
	[/^\d\d?\/\d\d?\/\d{4}/, 'D/M/YYYY'],
];

function textKind(text: string): string {
	return TEXT_KINDS.find(([pattern]) => pattern.test(text))?.[1] ?? 'words';
}

/** A plain (v2) text, by its lines and cells. */
export function plainShape(text: string): string[] {
	const lines = text.trim().split(/\r?\n/);
	const cells = lines.slice(0, MOST_ROWS).map((line) => line.split('|'));
	const kinds = new Set(cells.map((row) => row.map((cell) => textKind(cell.trim())).join(' | ')));
	return [`${lines.length} line${lines.length === 1 ? '' : 's'}`, ...[...kinds].slice(0, 5)];
}
