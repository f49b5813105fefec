import fc from 'fast-check';

import { matchAccepted } from '../../nodes/Smsb2b/recipients/match';

/** Ways in which people write an MSISDN. */
const SPELLINGS: Array<(msisdn: string) => string> = [
	(msisdn) => msisdn,
	(msisdn) => `+${msisdn}`,
	(msisdn) => `00${msisdn}`,
	(msisdn) => `+${msisdn.slice(0, 2)} ${msisdn.slice(2, 5)}-${msisdn.slice(5)}`,
	(msisdn) => (msisdn.startsWith('3069') ? msisdn.slice(2) : msisdn),
];

const msisdn = fc.oneof(
	fc.stringMatching(/^3069\d{8}$/),
	fc.stringMatching(/^(44|49|357|359)[1-9]\d{8}$/),
	// Numbers that differ in their beginnings only.
	fc.stringMatching(/^(3069[0-3]|4917)0123456$/),
);

const asked = fc.array(
	fc.record({
		msisdn,
		accepted: fc.boolean(),
		spell: fc.constantFrom(...SPELLINGS),
	}),
	{ maxLength: 30 },
);

test('each accepted number gets its row, each rejected one none, in whatever order rows come', () => {
	fc.assert(
		fc.property(asked, fc.array(fc.nat(), { minLength: 30, maxLength: 30 }), (recipients, keys) => {
			const distinct = [...new Map(recipients.map((entry) => [entry.msisdn, entry])).values()];
			const rows = distinct
				.map((entry, at) => ({ ...entry, smsId: String(at), key: keys[at] }))
				.filter(({ accepted }) => accepted)
				.sort((one, other) => one.key - other.key)
				.map((entry) => ({ msisdn: entry.msisdn, smsId: entry.smsId }));
			const matched = matchAccepted(
				distinct.map(({ msisdn: number, spell }) => spell(number)),
				rows,
			);
			expect(matched.map((row) => row?.msisdn)).toEqual(
				distinct.map(({ msisdn: number, accepted }) => (accepted ? number : undefined)),
			);
		}),
		{ numRuns: 500 },
	);
});

test('of equal numbers each gets a row of its own, as far as there are rows', () => {
	fc.assert(
		fc.property(msisdn, fc.nat(20), fc.nat(20), (number, count, accepted) => {
			const rows = Array.from({ length: accepted }, (_, at) => ({
				msisdn: number,
				smsId: String(at),
			}));
			const matched = matchAccepted(
				Array.from({ length: count }, (_, at) => SPELLINGS[at % SPELLINGS.length](number)),
				rows,
			);
			const given = matched.filter((row) => row !== undefined).map(({ smsId }) => smsId);
			expect(given).toHaveLength(Math.min(count, accepted));
			expect(new Set(given).size).toBe(given.length);
		}),
	);
});

test('a number that SMSB2B completed is known by its end, unless another equals the whole', () => {
	const row = { msisdn: '35799887766', smsId: '1' };
	expect(matchAccepted(['99887766'], [row])).toEqual([row]);
	expect(matchAccepted(['99887766', '0035799887766'], [row])).toEqual([undefined, row]);
	expect(matchAccepted(['99887765'], [row])).toEqual([undefined]);
});
