import { isBlank, trimmed } from './single';

/** A value that an expression gives as text, such as the column of a table, as yes or no; undefined when it is neither. */
export function parseBoolean(value: unknown): boolean | undefined {
	const word = isBlank(value) ? 'false' : trimmed(value).toLowerCase();
	if (['true', '1', 'yes'].includes(word)) return true;
	return ['false', '0', 'no'].includes(word) ? false : undefined;
}
