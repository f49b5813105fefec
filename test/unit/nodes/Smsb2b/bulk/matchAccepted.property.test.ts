import fc from 'fast-check';

import { numberingPlanOf, type NumberingPlan } from '../../../../../lib/phone/numberingPlan';
import {
	matchAccepted as matchBy,
	type AcceptedRow,
	type Matched,
} from '../../../../../nodes/Smsb2b/bulk/matchAccepted';

let plan: NumberingPlan;

beforeAll(async () => {
	plan = await numberingPlanOf('GR');
});

function matchAccepted(asked: string[], accepted: AcceptedRow[]): Matched {
	return matchBy(asked, accepted, plan);
}

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
			const { rows: matched } = matchAccepted(
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
			const { rows: matched } = matchAccepted(
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
	const { rows } = matchAccepted(['99887766', '6971234567'], [row]);
	expect(rows).toEqual([row, undefined]);
	const both = matchAccepted(['99887766', '0035799887766'], [row]);
	expect(both).toEqual({ rows: [undefined, row], left: [] });
});

test.each([
	['without one of its digits', '971234567', '306971234567'],
	['of which only the last digits are the same', '99887765', '35799887766'],
])('a number %s is another', (_what, asked, msisdn) => {
	const row = { msisdn, smsId: '1' };
	const { rows, left } = matchAccepted([asked, '6981234567'], [row]);
	expect([rows, left]).toEqual([[undefined, undefined], [row]]);
});

const [ANNA, BILL, ODD, STRANGE] = ['306971234567', '306981234567', 'odd', 'strange'].map(
	(msisdn, at) => ({ msisdn, smsId: String(at) }),
);

test.each([
	['the last one left is that of the last row, wherever it stands', [ODD, BILL, ANNA], true],
	['those left are those of the rows in their order', [ANNA, ODD, BILL, STRANGE], true],
	['not where the order is another', [BILL, ANNA, ODD, STRANGE], false],
	['not where nothing shows the order', [ODD, STRANGE], false],
])('of as many rows as numbers %s', (_what, accepted, paired) => {
	const asked = accepted.map(({ msisdn }) => ({ odd: '44 1', strange: '44 2' })[msisdn] ?? msisdn);
	const numbers = paired ? asked : asked.toSorted();
	const { rows, left } = matchAccepted(numbers, accepted);
	expect(left).toEqual(paired ? [] : [ODD, STRANGE]);
	if (paired) expect(new Set(rows)).toEqual(new Set(accepted));
});

test('a second row of a number that was asked for once is not that of another number', () => {
	const second = { ...ANNA, smsId: '9' };
	expect(matchAccepted([ANNA.msisdn, '447911123456'], [ANNA, second])).toEqual({
		rows: [ANNA, undefined],
		left: [second],
	});
});

const someRows = fc.array(
	fc.record(
		{
			msisdn: fc.oneof(msisdn, fc.constantFrom('', 'odd', '447911123456')),
			smsId: fc.uuid(),
		},
		{ requiredKeys: ['smsId'] },
	),
	{ maxLength: 12 },
);

test('whatever is asked and answered, each row is that of one number or left over', () => {
	const spelled = fc.tuple(msisdn, fc.constantFrom(...SPELLINGS)).map(([of, spell]) => spell(of));
	fc.assert(
		fc.property(fc.array(spelled, { maxLength: 12 }), someRows, (numbers, accepted) => {
			const { rows, left } = matchAccepted(numbers, accepted);
			expect(rows).toHaveLength(numbers.length);
			const given = [...rows.filter((row) => row !== undefined), ...left];
			expect(new Set(given)).toEqual(new Set(accepted));
			expect(given).toHaveLength(accepted.length);
		}),
	);
});
