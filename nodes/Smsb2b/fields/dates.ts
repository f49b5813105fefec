import { readDay, readTime, type DateTime } from '../../../lib/dates/readDate';
import type { Unclear } from '../../../lib/dates/writtenDate';
import type { ItemContext, PreSend } from '../../../lib/api/context';
import type { FailureText, ItemFailure } from '../../../lib/errors/itemError';
import { bodyOf, inputFailure, isBlank, trimmed } from '../validation/checks';
import { singleValue } from '../validation/singleValue';

const YEAR_FIRST =
	'Choose it in the calendar, or write year, month and day like 2026-12-24, with a time like 2026-12-24 08:30.';
const CONVERT =
	'Write the year first, e.g. 2026-12-24 08:30, or convert it, e.g. {{ DateTime.fromFormat($json.date, "dd/MM/yyyy").toISO() }}.';

/** What is said of a value that is no clear date; its field and itself are put in. */
const UNCLEAR: Readonly<Record<Unclear, (label: string) => FailureText>> = {
	none: (label) => ({ what: `The value in "${label}" is not a date`, remedy: YEAR_FIRST }),
	figures: (label) => ({
		what: `The date in "${label}" can be read as two different days`,
		remedy: `Some countries write the day first, others the month. ${CONVERT}`,
	}),
	noYear: (label) => ({ what: `The date in "${label}" has no year`, remedy: YEAR_FIRST }),
	shortYear: (label) => ({
		what: `The date in "${label}" has no year of four digits`,
		remedy: YEAR_FIRST,
	}),
	dayNumber: (label) => ({
		what: `The value in "${label}" is a number, not a date`,
		remedy:
			'Spreadsheets store dates as numbers of days. Turn it into a text there, e.g. =TEXT(A2,"yyyy-mm-dd hh:mm"), or convert it, e.g. {{ DateTime.fromISO("1899-12-30").plus({ days: $json.date }).toISODate() }}.',
	}),
	impossible: (label) => ({
		what: `The calendar has no such date as in "${label}"`,
		remedy: YEAR_FIRST,
	}),
};

/**
 * Reads a date, with or without a time, in the time zone of the workflow unless it names its own.
 *
 * @throws ItemFailure when it is no date, one that the calendar does not have, or one that countries read differently
 */
export function parseDate(context: ItemContext, value: unknown, label: string): DateTime {
	const single = singleValue(context, value, label);
	const time = readTime(single, context.getTimezone());
	if (typeof time === 'string') throw unclearDate(context, { single, label, reason: time });
	return time;
}

interface UnclearDate {
	single: unknown;
	label: string;
	reason: Unclear;
}

function unclearDate(context: ItemContext, { single, label, reason }: UnclearDate): ItemFailure {
	const { what, remedy } = UNCLEAR[reason](label);
	return inputFailure(context, { what: `${what}: ${trimmed(single).slice(0, 60)}`, remedy });
}

/** Sends a date as YYYY-MM-DD (reference, contact/add). */
export function calendarDay(property: string, label: string): PreSend {
	return async function (request) {
		const value = bodyOf(request)[property];
		if (isBlank(value)) return request;
		const single = singleValue(this, value, label);
		const read = readDay(single, this.getTimezone());
		if (typeof read === 'string') throw unclearDate(this, { single, label, reason: read });
		bodyOf(request)[property] = read.day;
		return request;
	};
}

/** Refuses what is no date in a parameter that is not sent. */
export function aDate(parameter: string, label: string): PreSend {
	return async function (request) {
		const value = this.getNodeParameter(parameter, '');
		if (!isBlank(value)) parseDate(this, value, label);
		return request;
	};
}
