import rows from './dates.json';

/** A spelling of a date, where it is met, and what it means in Athens. */
export interface DateSpelling {
	/** Who writes it so. */
	from: string;
	written: unknown;
	/** The instant in UTC; none where it is refused. */
	instant?: string;
	/** The day; none where it is refused. */
	day?: string;
	/** What the message says of it. */
	refused?: RegExp;
}

/** What is said of a spelling that is no date one can rely on, by the reason that the table gives. */
const SAID: Readonly<Record<string, RegExp>> = {
	figures: /can be read as two different days/,
	none: /is not a date/,
	impossible: /^The date in "[^"]+" does not exist/,
	dayNumber: /is a number, not a date/,
	noYear: /has no (?:four-digit )?year/,
};

/** `[spelling, instant, day]`, or `[spelling, reason]`. */
type Row = [written: string | number | boolean, meaning: string, day?: string];

function spelling(from: string, [written, meaning, day]: Row): DateSpelling {
	if (day !== undefined) return { from, written, instant: meaning, day };
	return { from, written, refused: SAID[meaning] };
}

/** Longer than any date is. */
const LONG: DateSpelling = {
	from: 'an attacker',
	written: `Dec 24, 1990 8:00 (${'1:00 '.repeat(14_000)})`,
	refused: SAID.none,
};

/** Dates as people, spreadsheets, programs and databases write them, in their own languages and orders. */
export const DATES: readonly DateSpelling[] = [
	...Object.entries(rows).flatMap(([from, own]) =>
		(own as Row[]).map((row) => spelling(from, row)),
	),
	LONG,
];
