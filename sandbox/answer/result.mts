/** A value as it stands in an answer, before a shape decides how it is written. */
export type Scalar = string | number | boolean | null;
export type Value = Scalar | List | Fields;
export interface Fields {
	readonly [name: string]: Value;
}

/** What an accepted call answers: its own fields, without the envelope. */
export interface Result {
	readonly remarks?: string;
	readonly fields?: Fields;
}

/** Where real answers write a list otherwise than as a named array that is absent when empty. */
interface ListHabits {
	/** Rows stand beside the envelope: `"0":{…},"1":{…}`. */
	readonly numericKeys?: boolean;
	/** An empty list is written as `[]`. */
	readonly keptWhenEmpty?: boolean;
}

/** Rows under a plural name, each with a singular one: `contacts` of `contact`. */
export class List {
	readonly row: string;
	readonly rows: ReadonlyArray<Scalar | Fields>;
	readonly habits: ListHabits;

	constructor(row: string, rows: ReadonlyArray<Scalar | Fields>, habits: ListHabits = {}) {
		this.row = row;
		this.rows = rows;
		this.habits = habits;
	}
}

/** @returns whether the value is an object with fields of its own */
export function isFields(value: Value): value is Fields {
	return typeof value === 'object' && value !== null && !(value instanceof List);
}
