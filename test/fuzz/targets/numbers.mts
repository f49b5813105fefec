import fc from 'fast-check';
import parsePhoneNumber from 'libphonenumber-js/max';

import { built, promise, target, type Target } from './target.mts';

const { numberingPlanOf } = built('lib/phone/numberingPlan.js');
const { parseRecipients } = built('nodes/Smsb2b/bulk/parseRecipients.js');
const { matchAccepted } = built('nodes/Smsb2b/bulk/matchAccepted.js');
const { NumberIndex } = built('lib/phone/numberIndex.js');

const plan = await numberingPlanOf('GR');
const { canonical } = plan;

const digits = (length: number) =>
	fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const separators = fc.constantFrom('', '', ' ', '-', '.', ' (', ') ', '\u00a0');

/** Valid mobile numbers of some countries: the beginning, and how many digits follow. */
const PLANS: ReadonlyArray<[start: string, more: number]> = [
	...(['69', '30690', '30697'] as const).map((start): [string, number] => [
		start,
		12 - (start.startsWith('30') ? 0 : 2) - start.length,
	]),
	['35799', 6],
	['49151', 8],
	['447700', 6],
	['1202555', 4],
	['234803', 7],
	['33612', 7],
];

/** A number as a person may write it: with a sign for international or without, and marks between the digits. */
const spelled = fc
	.constantFrom(...PLANS)
	.chain(([start, more]) =>
		fc.tuple(
			digits(more).map((rest) => start + rest),
			fc.constantFrom('', '+', '00', '+ ', ' +'),
			fc.array(separators, { maxLength: 14 }),
		),
	)
	.map(([number, sign, marks]) => {
		const marked = [...number].map((digit, at) => digit + (marks[at] ?? '')).join('');
		// What has no country code is Greek, and a sign would make it something else.
		return number.length === 10 && number.startsWith('69') ? marked : sign + marked;
	});

/** The MSISDN as libphonenumber sees it; `00` and nothing at all stand for its plus. */
function msisdnOf(written: string): string | undefined {
	const bare = written.replace(/\D/g, '').replace(/^00/, '');
	const isGreek = /^69\d{8}$/.test(bare);
	const parsed = isGreek ? parsePhoneNumber(bare, 'GR') : parsePhoneNumber(`+${bare}`);
	return parsed?.isPossible() ? parsed.number.slice(1) : undefined;
}

const anyNumber = fc.oneof(
	fc.string({ maxLength: 20 }),
	fc.stringMatching(/^(\+|00)?(30)?69\d{8}$/),
	fc.stringMatching(/^[\d +()-]{0,20}$/),
	spelled,
);

/** What is fuzzed of the handling of numbers. */
export const numberTargets: Target[] = [
	target('numbers: any spelling, as libphonenumber reads it', [spelled, spelled], (one, other) => {
		const [known, second] = [msisdnOf(one), msisdnOf(other)];
		if (known === undefined || second === undefined) return;
		promise(canonical(one) === known, `${canonical(one)} is not ${known}`);
		const index = new NumberIndex(plan, (row: { msisdn: string }) => row.msisdn);
		index.add({ msisdn: known });
		promise(index.exact(one).length === 1, 'a number is not found in its spelling');
		const isFound = index.exact(other).length > 0;
		promise(isFound === (known === second), 'the index and libphonenumber disagree');
	}),
	target(
		'numbers: any list of recipients',
		[fc.array(anyNumber, { maxLength: 20 }), fc.array(fc.boolean(), { maxLength: 20 })],
		(written, rejected) => {
			const list = written.join(',');
			const recipients: Array<Record<'written' | 'number', string>> = parseRecipients(list, 0);
			const digitsIn = (texts: string[]) => texts.join('').replace(/[^0-9]/g, '');
			const inAll = digitsIn(recipients.map((recipient) => recipient.written));
			promise(inAll === digitsIn([list]), 'a recipient was lost');
			const asked = recipients.map(({ number }) => number).filter((number) => number !== '');
			promise(
				asked.every((number) => /^\+?\d{6,17}$/.test(number)),
				'what is no number is sent to',
			);

			const accepted = asked.filter((_number, at) => !rejected[at]);
			const rows = accepted
				.map((number, at) => ({ msisdn: canonical(number), smsId: String(at) }))
				.reverse();
			const matched = matchAccepted(asked, rows, plan).rows as typeof rows;
			const used = matched.filter(Boolean);
			promise(matched.length === asked.length, 'not every number has a verdict');
			promise(new Set(used).size === used.length, 'a row answered for two numbers');
			promise(used.length === rows.length, 'an accepted number was not found');
			matched.forEach((row, at) => {
				promise(
					!row || row.msisdn.endsWith(canonical(asked[at])),
					'a row is that of another number',
				);
			});
		},
	),
];
