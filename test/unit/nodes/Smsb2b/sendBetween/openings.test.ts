import { tryToParseDateTime } from 'n8n-workflow';

import { type Hours, isOpen, nextOpening } from '../../../../../nodes/Smsb2b/sendBetween/openings';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

function hours(from: string, to: string, days = EVERY_DAY): Hours {
	const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
	return { from: minutes(from), to: minutes(to), days };
}

/** A time by the clock of a zone, or an instant with its offset from UTC. */
function time(written: string, zone = 'Europe/Athens') {
	return tryToParseDateTime(written, zone).setZone(zone);
}

test.each([
	['2026-11-27T08:59:59', false],
	['2026-11-27T09:00:00', true],
	['2026-11-27T20:59:59', true],
	['2026-11-27T21:00:00', false],
])('from 09:00 to 21:00, at %s it is open: %s', (at, expected) => {
	expect(isOpen(time(at), hours('09:00', '21:00'))).toBe(expected);
});

// 27 November 2026 is a Friday.
test.each([
	['2026-11-27T22:59:59', false],
	['2026-11-27T23:00:00', true],
	['2026-11-28T00:59:59', true],
	['2026-11-28T01:00:00', false],
	['2026-11-28T23:30:00', false],
	['2026-11-27T00:30:00', false],
])('from Friday 23:00 to 01:00, at %s it is open: %s', (at, expected) => {
	expect(isOpen(time(at), hours('23:00', '01:00', [5]))).toBe(expected);
});

test.each([
	['2026-11-27T08:00:00', hours('09:00', '21:00'), '2026-11-27T09:00:00.000+02:00'],
	['2026-11-27T21:00:00', hours('09:00', '21:00'), '2026-11-28T09:00:00.000+02:00'],
	['2026-11-27T21:00:00', hours('09:00', '21:00', [1, 2]), '2026-11-30T09:00:00.000+02:00'],
	['2026-11-27T09:30:00', hours('10:00', '09:00', [4]), '2026-12-03T10:00:00.000+02:00'],
	['2026-11-27T12:00:00', hours('23:07', '01:00'), '2026-11-27T23:07:00.000+02:00'],
	['2026-11-28T12:00:00', hours('00:00', '24:00', [1]), '2026-11-30T00:00:00.000+02:00'],
])('from %s the next opening of %j is %s', (from, opens, expected) => {
	expect(nextOpening(time(from), opens).toISO()).toBe(expected);
});

// Athens: clocks skip from 03:00 to 04:00 on 28 March 2027, and go back from 04:00 to 03:00 on 31 October 2027.
// Santiago: from 24:00 to 01:00 on 5 September 2026, and back from 24:00 to 23:00 on 3 April 2027, a Saturday.
test.each([
	['Europe/Athens', '2027-03-27T22:00', hours('09:00', '21:00'), '2027-03-28T09:00:00.000+03:00'],
	['Europe/Athens', '2027-03-28T01:00', hours('03:30', '05:00'), '2027-03-28T04:00:00.000+03:00'],
	['Europe/Athens', '2027-03-28T01:00', hours('03:10', '03:50'), '2027-03-29T03:10:00.000+03:00'],
	[
		'Europe/Athens',
		'2027-03-28T01:00',
		hours('03:10', '03:50', [7]),
		'2027-04-04T03:10:00.000+03:00',
	],
	['Europe/Athens', '2027-10-30T22:00', hours('09:00', '21:00'), '2027-10-31T09:00:00.000+02:00'],
	['Europe/Athens', '2027-10-31T01:00', hours('03:30', '21:00'), '2027-10-31T03:30:00.000+03:00'],
	[
		'Europe/Athens',
		'2027-10-31T03:40+03:00',
		hours('03:00', '03:20'),
		'2027-10-31T03:00:00.000+02:00',
	],
	[
		'America/Santiago',
		'2026-09-05T22:00',
		hours('00:30', '08:00'),
		'2026-09-06T01:00:00.000-03:00',
	],
	[
		'America/Santiago',
		'2026-09-06T01:10',
		hours('00:30', '01:05'),
		'2026-09-07T00:30:00.000-03:00',
	],
	[
		'America/Santiago',
		'2027-04-03T22:00-03:00',
		hours('23:00', '01:00', [6]),
		'2027-04-03T23:00:00.000-03:00',
	],
	[
		'America/Santiago',
		'2027-04-03T23:59-03:00',
		hours('23:00', '23:30', [6]),
		'2027-04-03T23:00:00.000-04:00',
	],
])('in %s, from %s on, the next opening of %j is %s', (zone, from, opens, expected) => {
	expect(isOpen(time(from, zone), opens)).toBe(false);
	expect(nextOpening(time(from, zone), opens).toISO()).toBe(expected);
});

/** Numbers that are the same each time. */
function* numbers(seed: number): Generator<number, never> {
	for (let state = seed; ; ) {
		state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
		yield state / 2 ** 31;
	}
}

const AROUND_CHANGES = [
	['Europe/Athens', '2027-03-28T01:00Z'],
	['Europe/Athens', '2027-10-31T01:00Z'],
	['America/Santiago', '2026-09-06T04:00Z'],
	['America/Santiago', '2027-04-04T03:00Z'],
	['Australia/Lord_Howe', '2027-04-03T15:00Z'],
	['Asia/Kathmandu', '2027-01-01T00:00Z'],
] as const;

test.each(AROUND_CHANGES)(
	'in %s around %s, the next opening is the first minute within the hours',
	(zone, change) => {
		const random = numbers(zone.length);
		const upTo = (end: number) => Math.floor(random.next().value * end);
		for (let round = 0; round < 25; round += 1) {
			const from = upTo(1440);
			const to = (from + 1 + upTo(180)) % 1440;
			const opens = { from, to, days: EVERY_DAY.filter(() => upTo(4) > 0) };
			const start = time(change, zone).plus({ minutes: upTo(2 * 1440) - 1440 });
			if (opens.days.length === 0 || isOpen(start, opens)) continue;
			let expected = start;
			while (!isOpen(expected, opens)) expected = expected.plus({ minutes: 1 });
			expect(nextOpening(start, opens).toISO()).toBe(expected.toISO());
		}
	},
);
