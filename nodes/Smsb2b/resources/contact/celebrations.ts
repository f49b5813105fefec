import type { IDataObject } from 'n8n-workflow';

import type { ItemContext, PreSend } from '../../../../lib/api/context';
import { isBlank } from '../../../../lib/values/single';
import { parseDate, parseDay } from '../../fields/dates';
import type { Field } from '../../operation';

const PATH = 'filters.celebratesOn';

const requireDay: PreSend = async function (request) {
	celebratedDay(this);
	return request;
};

/** Narrows contacts to those who have their birthday or nameday on a day. */
export const celebratesOn: Field = {
	displayName: 'Celebrates On',
	name: 'celebratesOn',
	type: 'dateTime',
	default: '',
	placeholder: 'e.g. {{ $today }}',
	description:
		'The day of a birthday or nameday, in any year. For contacts who celebrate today, use the expression {{ $today }}.',
	hint: 'In the time zone of the workflow. The output says in the field celebrates which of both it is.',
	routing: { send: { preSend: [requireDay] } },
};

/** The day of the filter, as YYYY-MM-DD; undefined where it is not used. @throws ItemError when it is no day */
function celebratedDay(item: ItemContext): string | undefined {
	const value: unknown = item.getNodeParameter(PATH, '');
	if (isBlank(value)) return undefined;
	const { displayName } = celebratesOn;
	const day = parseDay(item, value, displayName);
	// Unlike a birthday, today is the day here, also where a time names another zone.
	const here = parseDate(item, value, displayName).setZone(item.getTimezone());
	return typeof value === 'string' && /\d:\d/.test(value) ? String(here.toISODate()) : day;
}

/** The contacts who celebrate on the day of the filter, with what they do; all where it is not used. */
export function celebrating(item: ItemContext, contacts: IDataObject[]): IDataObject[] {
	const celebrated = celebratedDay(item);
	if (celebrated === undefined) return contacts;
	const days = celebratedWith(celebrated);
	return contacts.flatMap((contact) => {
		const isCelebrated = (date: unknown) => {
			const day = dayInYear(date);
			return day !== '' && days.includes(day);
		};
		const hasBirthday = isCelebrated(contact.birthday);
		const hasNameday = isCelebrated(contact.nameday);
		if (!hasBirthday && !hasNameday) return [];
		const one = hasBirthday ? 'birthday' : 'nameday';
		return [{ ...contact, celebrates: hasBirthday && hasNameday ? 'both' : one }];
	});
}

const LEAP_DAY = '02-29';

/** The days in the year that are celebrated on a day: in a year without a 29 February, that is celebrated on the 28th. */
function celebratedWith(day: string): string[] {
	const own = dayInYear(day);
	const isLeapYear = new Date(Date.UTC(Number(day.slice(0, 4)), 1, 29)).getUTCMonth() === 1;
	return own === '02-28' && !isLeapYear ? [own, LEAP_DAY] : [own];
}

/** The month and day of a date that SMSB2B has as YYYY-MM-DD; empty where there is none. */
function dayInYear(date: unknown): string {
	return /^\d{4}-(\d\d-\d\d)(?!\d)/.exec(String(date ?? ''))?.[1] ?? '';
}
