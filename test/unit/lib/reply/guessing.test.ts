import { MOST_WRONG_TRIES, WrongTries } from '../../../../lib/reply/wrongTries';
import { MAC_CHARACTERS } from '../../../../lib/reply/linkFormat';
import { linkTo } from './links';

const MINUTES_A_YEAR = 365 * 24 * 60;
const POSSIBLE_MACS = 32 ** MAC_CHARACTERS;

describe('guessing a reply link', () => {
	it('succeeds within a year of trying with less than one chance in three hundred million', () => {
		const tries = MOST_WRONG_TRIES * MINUTES_A_YEAR;
		expect(tries / POSSIBLE_MACS).toBeLessThan(1 / 300_000_000);
	});

	it('takes thirty-six years at a million tries a second for one chance in a thousand', () => {
		const tries = POSSIBLE_MACS / 1_000;
		expect(tries / 1_000_000 / (MINUTES_A_YEAR * 60)).toBeGreaterThan(36);
	});

	it.each([
		[8, 348],
		[10, 357_000],
		[12, 3.65e8],
	])('with %d characters, a year of trying has one chance in %d', (characters, chance) => {
		const tries = MOST_WRONG_TRIES * MINUTES_A_YEAR;
		expect(32 ** characters / tries / chance).toBeCloseTo(1, 2);
	});

	it('with two characters less, a year of trying at ten processes has a chance above one in a million', () => {
		const tries = 10 * MOST_WRONG_TRIES * MINUTES_A_YEAR;
		expect(tries / 32 ** (MAC_CHARACTERS - 2)).toBeGreaterThan(1 / 1_000_000);
		expect(tries / POSSIBLE_MACS).toBeLessThan(1 / 10_000_000);
	});

	it('has nothing to go by: in each place of the MAC every character comes as often as the others', () => {
		const links = 6_400;
		const counts = Array.from({ length: MAC_CHARACTERS }, () => new Map<string, number>());
		for (let number = 0; number < links; number++) {
			const mac = linkTo(`pupil-${number}`).slice(-MAC_CHARACTERS);
			for (const [place, character] of Array.from(mac).entries())
				counts[place].set(character, (counts[place].get(character) ?? 0) + 1);
		}
		for (const count of counts) {
			expect(count.size).toBe(32);
			const expected = links / 32;
			const chiSquare = [...count.values()].reduce(
				(sum, seen) => sum + (seen - expected) ** 2 / expected,
				0,
			);
			// 31 degrees of freedom: above 70 in one case of ten thousand.
			expect(chiSquare).toBeLessThan(70);
		}
	});
});

describe('wrong tries', () => {
	const minute = 60_000;

	it('are counted for each trigger, and stop it for the rest of the minute', () => {
		const tries = new WrongTries(3);
		for (let wrong = 0; wrong < 3; wrong++) {
			expect(tries.isExceeded('a', 10)).toBe(false);
			tries.note('a', 10);
		}
		expect(tries.isExceeded('a', minute - 1)).toBe(true);
		expect(tries.isExceeded('b', minute - 1)).toBe(false);
		expect(tries.isExceeded('a', minute)).toBe(false);
	});

	it('do not add up over minutes', () => {
		const tries = new WrongTries(3);
		for (let wrong = 0; wrong < 30; wrong++) tries.note('a', wrong * minute);
		expect(tries.isExceeded('a', 29 * minute)).toBe(false);
	});

	it('are forgotten rather than kept for any number of triggers', () => {
		const tries = new WrongTries(1);
		for (let trigger = 0; trigger < 5_000; trigger++) tries.note(String(trigger), 0);
		expect(tries.isExceeded('4999', 0)).toBe(true);
		expect(tries.isExceeded('0', 0)).toBe(false);
	});
});
