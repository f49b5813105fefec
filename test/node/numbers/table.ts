import rows from '../../data/numbers.json';

/** A value as people have it, and what it is: a number as it goes out, several of them, or why it is none. */
export interface Row {
	source: string;
	value: unknown;
	is: string | string[];
}

/** The table of numbers as people have them. */
export const table: Row[] = Object.entries(rows).flatMap(([source, entries]) =>
	(entries as Array<[value: unknown, is: string | string[]]>).map(([value, is]) => ({
		source,
		value,
		is,
	})),
);

/** Whether a row is one number. */
export function isOne({ is }: Row): boolean {
	return typeof is === 'string' && /^\+?\d+$/.test(is);
}
