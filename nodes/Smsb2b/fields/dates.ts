import { formBody, type ItemContext, type PreSend } from '../../../lib/api/context';
import { type DateTime, readDay, readTime } from '../../../lib/dates/readDate';
import type { Unclear } from '../../../lib/dates/writtenDate';
import type { ErrorText, ItemError } from '../../../lib/errors/itemError';
import { isBlank, trimmed } from '../../../lib/values/single';
import { invalidInput } from '../validation/inputErrors';
import { singleValue } from '../validation/singleValue';

const YEAR_FIRST =
	'Choose it in the calendar, or write it like 2026-12-24, with a time like 2026-12-24 08:30.';
const CONVERT =
	'Write the year first, e.g. 2026-12-24 08:30, or convert it, e.g. {{ DateTime.fromFormat($json.date, "dd/MM/yyyy").toISO() }}.';

/** What is said of a value that is no clear date; its field and itself are put in. */
const UNCLEAR: Readonly<Record<Unclear, (label: string) => ErrorText>> = {
	none: (label) => ({ message: `The value in "${label}" is not a date`, description: YEAR_FIRST }),
	figures: (label) => ({
		message: `The date in "${label}" can be read as two different days`,
		description: `Some countries write the day first, others the month. ${CONVERT}`,
	}),
	noYear: (label) => ({ message: `The date in "${label}" has no year`, description: YEAR_FIRST }),
	shortYear: (label) => ({
		message: `The date in "${label}" has no four-digit year`,
		description: YEAR_FIRST,
	}),
	dayNumber: (label) => ({
		message: `The value in "${label}" is a number, not a date`,
		description:
			'Spreadsheets store dates as numbers of days. Turn it into text there, e.g. =TEXT(A2,"yyyy-mm-dd hh:mm"), or convert it, e.g. {{ DateTime.fromISO("1899-12-30").plus({ days: $json.date }).toISODate() }}.',
	}),
	impossible: (label) => ({
		message: `The date in "${label}" does not exist`,
		description: YEAR_FIRST,
	}),
};

/**
 * Reads a date, with or without a time, in the time zone of the workflow unless it names its own.
 *
 * @throws ItemError when it is no date, one that the calendar does not have, or one that countries read differently
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

function unclearDate(context: ItemContext, { single, label, reason }: UnclearDate): ItemError {
	const { message, description } = UNCLEAR[reason](label);
	return invalidInput(context, {
		message: `${message}: ${trimmed(single).slice(0, 60)}`,
		description,
	});
}

/** Sends a date as YYYY-MM-DD (reference, contact/add). */
export function calendarDay(property: string, label: string): PreSend {
	return async function (request) {
		const value = formBody(request)[property];
		if (isBlank(value)) return request;
		formBody(request)[property] = parseDay(this, value, label);
		return request;
	};
}

/**
 * Reads a day, without its time, in the time zone of the workflow unless it names its own.
 *
 * @returns it as YYYY-MM-DD
 * @throws ItemError as {@link parseDate}
 */
export function parseDay(context: ItemContext, value: unknown, label: string): string {
	const single = singleValue(context, value, label);
	const read = readDay(single, context.getTimezone());
	if (typeof read === 'string') throw unclearDate(context, { single, label, reason: read });
	return read.day;
}

/** Refuses what is no date in a parameter that is not sent. */
export function requireDate(parameter: string, label: string): PreSend {
	return async function (request) {
		const value = this.getNodeParameter(parameter, '');
		if (!isBlank(value)) parseDate(this, value, label);
		return request;
	};
}
