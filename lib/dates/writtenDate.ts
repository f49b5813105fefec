import { foldDate, readWord } from './words';

/** Why a value is no date that one can rely on. */
export type Unclear = 'none' | 'figures' | 'noYear' | 'shortYear' | 'dayNumber' | 'impossible';

/** A date as it was written. Without a day it is a time of today; without a zone it is in that of the reader. */
export interface WrittenDate {
	day?: { year: number; month: number; day: number };
	/** Hour, minute, and second with its fraction. */
	time: [number, number, number];
	/** Minutes from UTC, or the IANA name of a time zone. */
	zone?: number | string;
}

/** More is no date; it also bounds the work. */
const MOST_CHARACTERS = 100;

/** The parts of a text, found one after the other. */
interface Parts {
	ymd: number[][];
	times: WrittenDate['time'][];
	numbers: string[];
	months: number[];
	weekdays: number[];
	zones: Array<number | string>;
	/** Whether the last part was a time or a zone, so that a sign begins an offset from UTC. */
	isAfterTime: boolean;
}

type Take = (parts: Parts, found: string[]) => Unclear | undefined | void;

const SPACE = /[\s,;]+/y;

/** From one time to another, in which the second is no offset from UTC, as in 08:30-05:00 behind a T (ISO 8601). */
const FROM_TO = /(?<!t)\d{1,2}:\d\d\s?-\s?\d{1,2}:\d\d(?![\d:])/y;

/** Hours of the time zones that are farthest from UTC. */
const MOST_HOURS = 14;

const OFFSET = /([+-])(\d{1,2}):?(\d\d)?(?![\d:])/y;

/** What a part looks like, each bounded in length, and what it adds; the first that fits is taken. */
const PATTERNS: ReadonlyArray<[RegExp, Take]> = [
	[SPACE, () => {}],
	[
		/(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y,
		({ ymd }, [, year, , month, day]) => void ymd.push([year, month, day].map(Number)),
	],
	[/\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?!\d)|\d{1,2}\/\d{1,4}(?!\d)/y, () => 'figures'],
	[
		/(\d{4})(\d\d)(\d\d)(?:t?(\d\d)(\d\d)(?:(\d\d)(?:[.,](\d{1,9}))?)?)?(?!\d)/y,
		({ ymd, times }, [, year, month, day, ...time]) => {
			ymd.push([year, month, day].map(Number));
			if (time[0] !== undefined) times.push(clock(time));
		},
	],
	[FROM_TO, () => 'none'],
	[
		/(\d{1,2})(?:[:.](\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?(?!\d)\s?([apπμ])\.?\s?[mμ]\.?(?![\p{L}\d])/uy,
		({ times }, [, hour, minute, second, fraction, half]) => {
			if (Number(hour) < 1 || Number(hour) > 12) return 'impossible';
			const isAfternoon = half === 'p' || half === 'μ';
			return void times.push(
				clock([String((Number(hour) % 12) + (isAfternoon ? 12 : 0)), minute, second, fraction]),
			);
		},
	],
	[
		/(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?![\d:])/y,
		({ times }, [, ...time]) => void times.push(clock(time)),
	],
	[
		OFFSET,
		({ zones }, [, sign, hours, minutes = '0']) => {
			if (Number(hours) > MOST_HOURS || Number(minutes) > 59) return 'impossible';
			const offset = (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes));
			// GMT+2 is one zone.
			if (zones.at(-1) === 0) zones.pop();
			return void zones.push(offset);
		},
	],
	[
		/\[?([a-z]{2,20}\/[a-z_]{2,30}(?:\/[a-z_]{2,30})?)\]?/y,
		({ zones }, [, name]) => {
			// 2026-12-24T08:30+02:00[Europe/Athens] says the same twice.
			if (zones.length === 0) zones.push(name);
		},
	],
	[/\[(?:utc|gmt|z)\]/y, ({ zones }) => (zones.length > 0 ? undefined : void zones.push(0))],
	[/\([^()]{1,60}\)/y, ({ zones }) => (zones.length > 0 ? undefined : 'none')],
	[/(\d{1,4})(?![\d:])\.?/y, ({ numbers }, [, digits]) => void numbers.push(digits)],
	[
		/(\p{L}{1,20})\.?/uy,
		({ months, weekdays, zones }, [, letters]) => {
			const word = readWord(letters);
			if (!word) return 'none';
			if (word.month !== undefined) months.push(word.month);
			if (word.weekday !== undefined) weekdays.push(word.weekday);
			if (word.offset !== undefined) zones.push(word.offset);
			return undefined;
		},
	],
	[/[-/]/y, () => {}],
];

/**
 * Reads what a date says, in figures with the year first (ISO 8601, SQL) or with the month as a word, in English, Greek
 * or German. Figures in any other order are those of one country only.
 */
export function readWritten(text: string): WrittenDate | Unclear {
	if (text.length > MOST_CHARACTERS) return 'none';
	const written = foldDate(text);
	const parts: Parts = {
		ymd: [],
		times: [],
		numbers: [],
		months: [],
		weekdays: [],
		zones: [],
		isAfterTime: false,
	};
	for (let at = 0; at < written.length; ) {
		const [length, unclear] = readPart(written, at, parts);
		if (unclear !== undefined) return unclear;
		at += length;
	}
	return assembled(parts);
}

function readPart(text: string, at: number, parts: Parts): [length: number, unclear?: Unclear] {
	for (const [pattern, take] of PATTERNS) {
		if (pattern === OFFSET && !parts.isAfterTime) continue;
		pattern.lastIndex = at;
		const found = pattern.exec(text);
		if (!found) continue;
		const before = parts.times.length + parts.zones.length;
		const unclear = take(parts, found) ?? undefined;
		if (pattern !== SPACE) parts.isAfterTime = parts.times.length + parts.zones.length > before;
		return [found[0].length, unclear];
	}
	return [0, 'none'];
}

function clock([hour, minute = '0', second = '0', fraction = '0']: Array<
	string | undefined
>): WrittenDate['time'] {
	return [Number(hour), Number(minute), Number(`${second}.${fraction}`)];
}

function assembled({ ymd, times, numbers, months, weekdays, zones }: Parts): WrittenDate | Unclear {
	const [time = [0, 0, 0] as WrittenDate['time'], ...moreTimes] = times;
	const [zone, ...moreZones] = zones;
	const dates = ymd.length + months.length;
	if (dates > 1 || moreTimes.length > 0 || moreZones.length > 0 || weekdays.length > 1)
		return 'none';
	const isClock = time[0] < 24 && time[1] < 60 && time[2] < 60;
	if (!isClock) return 'impossible';
	if (dates === 0)
		return times.length === 1 && numbers.length + weekdays.length === 0 ? { time, zone } : 'none';
	const named = months.length === 1 ? namedDay(months[0], numbers) : undefined;
	if (typeof named === 'string') return named;
	if (ymd.length === 1 && numbers.length > 0) return 'none';
	const [year, month, day] = ymd[0] ?? [];
	const found = named ?? { year, month, day };
	return isInCalendar(found, weekdays[0]) ? { day: found, time, zone } : 'impossible';
}

/** The day and year around the name of a month; the year has four digits. */
function namedDay(month: number, numbers: string[]): WrittenDate['day'] | Unclear {
	const years = numbers.filter((digits) => digits.length === 4);
	const days = numbers.filter((digits) => digits.length < 3);
	if (days.length + years.length !== numbers.length) return 'none';
	if (years.length === 0) return days.length === 2 ? 'shortYear' : 'noYear';
	if (years.length !== 1 || days.length !== 1) return 'none';
	return { year: Number(years[0]), month, day: Number(days[0]) };
}

function isInCalendar(
	{ year, month, day }: NonNullable<WrittenDate['day']>,
	weekday?: number,
): boolean {
	if (year < 1000) return false;
	const date = new Date(Date.UTC(year, month - 1, day));
	const isSame = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	return isSame && (weekday === undefined || weekday === (date.getUTCDay() || 7));
}
