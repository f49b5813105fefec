import { tryToParseDateTime } from 'n8n-workflow';

import { visible } from '../values/visible';
import { readWritten, type Unclear, type WrittenDate } from './writtenDate';

export type DateTime = ReturnType<typeof tryToParseDateTime>;

/**
 * Reads a time: a JavaScript or Luxon date, seconds or milliseconds since 1970, or a text, see {@link readWritten}. One
 * that names no time zone is in the zone given; a time without a day is one of today.
 *
 * @returns why it is none, where it is no time, or one that countries read differently
 */
export function readTime(value: unknown, zone: string): DateTime | Unclear {
	if (typeof value === 'object') return ofObject(value, zone);
	const text = visible(String(value));
	const instant = ofNumber(text, zone);
	if (instant !== undefined) return instant;
	const written = readWritten(text);
	return typeof written === 'string' ? written : inZone(written, zone);
}

/**
 * Reads a day, as YYYY-MM-DD. Of a time it is the day in the time's own zone; but a day that a database or program gave
 * as its midnight in the zone given, such as 1990-05-16T21:00:00Z for the 17th in Athens, is that day.
 *
 * @returns why it is none, as {@link readTime}, and where there is a time only
 */
export function readDay(value: unknown, zone: string): { day: string } | Unclear {
	const time = readTime(value, zone);
	if (typeof time === 'string') return time;
	const here = time.setZone(zone);
	const isNumber = !(value instanceof Date) && ofNumber(visible(String(value)), zone) !== undefined;
	if (isNumber && !mayBeMidnight(time)) return 'none';
	// What a program counts as an instant has no zone of its own.
	if (value instanceof Date || isNumber) {
		return dayOf([here, time.toUTC()].find(isMidnight) ?? here);
	}
	const written = typeof value === 'object' ? undefined : readWritten(String(value).trim());
	if (typeof written === 'object' && !written.day) return 'none';
	const isOfReader = typeof written === 'object' && written.zone === undefined;
	return dayOf(!isOfReader && isMidnight(here) ? here : time);
}

function dayOf(time: DateTime): { day: string } {
	return { day: String(time.toISODate()) };
}

/** All time zones are whole quarters of an hour apart. */
const QUARTER = 15 * 60_000;

const LAST_YEAR = 2100;

/** Whether an instant can be a day that a program counts, and no mobile number, such as 306971234567. */
function mayBeMidnight(time: DateTime): boolean {
	return time.toMillis() % QUARTER === 0 && time.year <= LAST_YEAR;
}

function isMidnight(time: DateTime): boolean {
	return time.toMillis() === time.startOf('day').toMillis();
}

function ofObject(value: object | null, zone: string): DateTime | Unclear {
	const isDate = value instanceof Date || (value !== null && 'isLuxonDateTime' in value);
	return isDate && !Number.isNaN(Number(value)) ? tryToParseDateTime(value, zone) : 'none';
}

/** Digits of seconds and of milliseconds since 1970; fewer are no time that anyone means, more are other units. */
const SECONDS = /^-?\d{9,10}(?:\.\d{1,9})?$/;
const MILLISECONDS = /^-?\d{12,13}(?:\.\d{1,9})?$/;

/** Days since 1899-12-30, with their fraction, as spreadsheets store dates: from 1927 to 2173. */
const DAY_NUMBER = /^\d{5}(?:[.,]\d{1,15})?$/;

/** A time that is a number; undefined for other texts. */
function ofNumber(digits: string, zone: string): DateTime | Unclear | undefined {
	if (DAY_NUMBER.test(digits)) return 'dayNumber';
	if (SECONDS.test(digits)) return ofMilliseconds(Number(digits) * 1000, zone);
	if (!MILLISECONDS.test(digits)) return undefined;
	// Twelve digits may be a day and a time without what separates them.
	const together = readWritten(digits.replace(/^(\d{8})(\d{4})$/, '$1T$2'));
	return typeof together === 'object' ? 'none' : ofMilliseconds(Number(digits), zone);
}

function ofMilliseconds(milliseconds: number, zone: string): DateTime {
	return tryToParseDateTime(new Date(Math.round(milliseconds)), zone);
}

/** Luxon knows calendars and clocks: it is given the parts in the one spelling that has no two readings. */
function inZone(written: WrittenDate, reader: string): DateTime | Unclear {
	const { day, time, zone = reader } = written;
	const [hour, minute, second] = time;
	const date = day ? [day.year, two(day.month), two(day.day)].join('-') : todayIn(reader);
	const clock = [two(hour), two(minute), two(Math.floor(second))].join(':');
	const local = `${date}T${clock}${second.toFixed(3).slice(-4)}`;
	try {
		return typeof zone === 'number'
			? tryToParseDateTime(`${local}${offset(zone)}`, reader)
			: tryToParseDateTime(local, zone);
	} catch {
		// There is no time zone of this name.
		return 'none';
	}
}

function todayIn(zone: string): string {
	return dayOf(tryToParseDateTime(new Date(), zone)).day;
}

function offset(minutes: number): string {
	const size = Math.abs(minutes);
	return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function two(number: number): string {
	return String(number).padStart(2, '0');
}
