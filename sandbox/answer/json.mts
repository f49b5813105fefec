import { isFields, List } from './result.mts';
import type { Fields, Value } from './result.mts';
import type { Shape } from './shape.mts';

/** Writes presented fields as JSON; the shape decides how a list is written. */
export function writeJson(fields: Fields, shape: Shape): string {
	return JSON.stringify(plain(fields, shape, true));
}

function plain(fields: Fields, shape: Shape, isRoot: boolean): Record<string, unknown> {
	const object: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(fields)) {
		if (!(value instanceof List)) object[name] = plainValue(value, shape);
		else if (value.rows.length > 0 || value.habits.keptWhenEmpty) {
			Object.assign(object, listEntries(name, value, shape, isRoot));
		}
	}
	return object;
}

function plainValue(value: Value, shape: Shape): unknown {
	return isFields(value) ? plain(value, shape, false) : value;
}

function listEntries(name: string, list: List, shape: Shape, isRoot: boolean): object {
	const rows = list.rows.map((row) => plainValue(row, shape));
	if (shape === 'wire' || shape === 'numbers') {
		return list.habits.numericKeys && isRoot ? { ...rows } : { [name]: rows };
	}
	const content = shape === 'nested' && rows.length === 1 ? rows[0] : rows;
	return { [name]: list.row === name ? content : { [list.row]: content } };
}
