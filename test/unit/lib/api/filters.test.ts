import { before, containsText, equals, from, type Filter } from '../../../../lib/api/filters';

const NOON = '2026-11-22 12:00:00';

/** Of times around noon, those that pass. */
function timesThatPass(filter: Filter, wanted: string): string[] {
	const times = ['2026-11-21 23:59:59', '2026-11-22 11:59:59', NOON, '2026-11-22 12:00:01'];
	return times.filter((timestamp) => filter(wanted)({ timestamp }));
}

/** Noon in Athens, as it can be written. */
const SPELLINGS = [
	'2026-11-22 12:00',
	'2026-11-22T12:00:00',
	' 2026-11-22 12:00:00 ',
	'2026-11-22T12:00:00.000+02:00',
	'2026-11-22T10:00:00Z',
	'2026-11-22T05:00:00-05:00',
	'Nov 22, 2026 12:00',
];

test.each(SPELLINGS)('from %s on: that second and later', (wanted) => {
	expect(timesThatPass(from('timestamp', 'Europe/Athens'), wanted)).toEqual([
		NOON,
		'2026-11-22 12:00:01',
	]);
});

test.each(SPELLINGS)('before %s: not that second', (wanted) => {
	expect(timesThatPass(before('timestamp', 'Europe/Athens'), wanted)).toEqual([
		'2026-11-21 23:59:59',
		'2026-11-22 11:59:59',
	]);
});

test('a day begins at midnight', () => {
	expect(timesThatPass(from('timestamp', 'Europe/Athens'), '2026-11-22')).toHaveLength(3);
	expect(timesThatPass(before('timestamp', 'Europe/Athens'), '2026-11-22')).toEqual([
		'2026-11-21 23:59:59',
	]);
});

test('a value has to be the same, a text to be in one of the fields', () => {
	expect(equals('status')('sent')({ status: 'sent' })).toBe(true);
	expect(equals('status')('sent')({ status: 'sentinel' })).toBe(false);
	expect(equals('status')('sent')({})).toBe(false);
	const byName = containsText('name', 'surname')('γιωργοσ');
	expect(byName({ name: 'Άννα', surname: 'Γιώργος' })).toBe(true);
	expect(byName({ name: 'Άννα', surname: 'Γιώργου' })).toBe(false);
});
