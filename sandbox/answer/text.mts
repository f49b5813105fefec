import { presentScalar } from './present.mts';
import { isFields, List } from './result.mts';
import type { Fields, Result, Scalar, Value } from './result.mts';
import type { Presentation, TextLayout } from './shape.mts';

/**
 * Writes a result as plain text (v2). Known of real answers: a bare key, a bare id, and `id|status|id|status`.
 * The rest follows that pattern; where there is no value at all the text is the remarks.
 */
export function writeText(result: Result, presentation: Presentation): string {
	const fields = result.fields ?? {};
	const layout = presentation.text ?? { columns: Object.keys(fields) };
	const rows = rowsOf(layout.of ? fields[layout.of] : fields);
	const text = rows.map((row) => writeRow(row, layout)).join(layout.rowSeparator ?? '\n');
	return text || (result.remarks ?? 'Success');
}

function rowsOf(value: Value | undefined): ReadonlyArray<Scalar | Fields> {
	if (value === undefined) return [];
	return value instanceof List ? value.rows : [value];
}

function writeRow(row: Scalar | Fields, { columns }: TextLayout): string {
	return isFields(row)
		? (columns ?? Object.keys(row)).map((name) => cell(row[name] ?? '')).join('|')
		: cell(row);
}

function cell(value: Value): string {
	if (value instanceof List) return value.rows.map(cell).join(',');
	if (isFields(value)) return Object.values(value).map(cell).join(',');
	return String(presentScalar(value, '', 'wire') ?? '').replace(/\s*[\r\n|]+\s*/g, ' ');
}
