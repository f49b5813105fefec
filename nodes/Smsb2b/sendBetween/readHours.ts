import type { ItemContext } from '../../../lib/api/context';
import { readWritten } from '../../../lib/dates/writtenDate';
import type { ItemError } from '../../../lib/errors/itemError';
import { isBlank, textOf, trimmed } from '../../../lib/values/single';
import { getOwn } from '../../../lib/values/getOwn';
import { invalidInput } from '../validation/inputErrors';
import { chosenOptions } from '../validation/chosenOption';
import { singleValue } from '../validation/singleValue';
import { days as daysField, LABELS, WEEKDAYS } from './fields';
import type { Hours } from './openings';

const MINUTES_OF_DAY = 24 * 60;

/** Where the fields stand among the parameters. */
const PATH = 'safeguards.sendBetween.values';

/**
 * The hours within which the message of an item may go out.
 *
 * @returns undefined where the user has set none
 * @throws ItemError without hours, for a value that is no time of day, for equal times, and without a day
 */
export function readHours(item: ItemContext): Hours | undefined {
	// What else than its values stands there, n8n leaves out: hours were meant all the same.
	if (!Object.hasOwn(Object(item.getNodeParameter('safeguards', {})) as object, 'sendBetween'))
		return undefined;
	const values: unknown = item.getNodeParameter(PATH, null);
	if (typeof values !== 'object' || values === null || Array.isArray(values)) throw noHours(item);
	const from = timeOfDay(item, getOwn(values, 'from'), LABELS.from) % MINUTES_OF_DAY;
	const to = timeOfDay(item, getOwn(values, 'to'), LABELS.to);
	if (from === to) {
		throw invalidInput(item, {
			message: `"${LABELS.from}" and "${LABELS.to}" of "${LABELS.sendBetween}" are the same time: ${clock(from)}`,
			description:
				'Enter the time from which and the time until which messages may be sent. For whole days, use 00:00 and 24:00.',
		});
	}
	const chosen = chosenOptions(item, daysField, `${PATH}.${daysField.name}`);
	if (chosen.length === 0) throw noDay(item);
	const days = WEEKDAYS.flatMap(({ value }, at) => (chosen.includes(value) ? [at + 1] : []));
	return { from, to, days };
}

function noHours(item: ItemContext): ItemError {
	return invalidInput(item, {
		message: `"${LABELS.sendBetween}" has no hours`,
		description: `Enter "${LABELS.from}", "${LABELS.to}" and "${LABELS.days}" there, or remove "${LABELS.sendBetween}".`,
	});
}

function noDay(item: ItemContext): ItemError {
	return invalidInput(item, {
		message: `No day is chosen in "${LABELS.days}" of "${LABELS.sendBetween}"`,
		description: 'Choose the days on which messages may be sent, or remove "Send Between".',
	});
}

/** Minutes since midnight; 24:00 is the end of the day. */
function timeOfDay(item: ItemContext, value: unknown, label: string): number {
	const single = singleValue(item, value, label);
	const written = trimmed(single);
	const minutes = minutesOf(written);
	if (minutes !== undefined) return minutes;
	throw invalidInput(item, {
		message: `The value in "${label}" of "${LABELS.sendBetween}" is not a time of day: ${isBlank(single) ? '(empty)' : textOf(single).slice(0, 60)}`,
		description: 'Write it in hours and minutes, e.g. 09:00 or 21:30.',
	});
}

const WHOLE_HOUR = /^\d{1,2}$/;

function minutesOf(written: string): number | undefined {
	const text = WHOLE_HOUR.test(written) ? `${written}:00` : written;
	if (text === '24:00') return MINUTES_OF_DAY;
	const read = readWritten(text);
	if (typeof read === 'string' || read.day || read.zone !== undefined) return undefined;
	const [hour, minute, second] = read.time;
	return second === 0 ? hour * 60 + minute : undefined;
}

function clock(minutes: number): string {
	const two = (number: number) => String(number).padStart(2, '0');
	return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
