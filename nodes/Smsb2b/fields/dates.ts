import type { ItemContext, PreSend } from '../operation';
import { readTime, type DateTime } from '../time';
import { bodyOf, inputFailure, isBlank } from './checks';

/**
 * Reads a date, with or without a time, in the time zone of the workflow unless it names its own.
 * Day and month in figures are read in this order by some and in the other by others: refused.
 *
 * @throws ItemFailure when it is no date, or one that the calendar does not have
 */
export function parseDate(context: ItemContext, value: unknown, label: string): DateTime {
	const written = String(value).trim();
	const isoDay = /^\d{4}-\d{2}-\d{2}/.exec(written)?.[0];
	try {
		const parsed = readTime(value, context.getTimezone());
		if (isoDay ? parsed.toISODate() === isoDay : !/^[\d./-]+(\s|$)/.test(written)) return parsed;
	} catch {
		// Said below, in the same words as for a day that does not exist.
	}
	throw inputFailure(context, {
		what: `The value in "${label}" is not a date: ${written.slice(0, 60)}`,
		remedy:
			'Choose it in the calendar, or write year, month and day like 2026-12-24, with a time like 2026-12-24 08:30.',
	});
}

/** Sends a date as YYYY-MM-DD (reference, contact/add). */
export function calendarDay(property: string, label: string): PreSend {
	return async function (request) {
		const value = bodyOf(request)[property];
		if (isBlank(value)) return request;
		bodyOf(request)[property] = parseDate(this, value, label).toISODate();
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
