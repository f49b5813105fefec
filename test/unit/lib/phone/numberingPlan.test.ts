import fc from 'fast-check';
import { getCountries, getExampleNumber } from 'libphonenumber-js/mobile';
import examples from 'libphonenumber-js/mobile/examples';

import { countryOf, countryOptions } from '../../../../lib/phone/countries';
import { msisdnOf } from '../../../../lib/phone/libphonenumber';
import { numberingPlanOf } from '../../../../lib/phone/numberingPlan';

/** The example number of every country that the library ships. */
const EXAMPLES = getCountries().flatMap((country) => {
	const number = getExampleNumber(country, examples);
	return number ? [{ country, number, msisdn: number.number.slice(1) }] : [];
});

test('the list has every country of the library, in the order of the alphabet', () => {
	expect(countryOptions.map(({ value }) => value).toSorted()).toEqual(getCountries().toSorted());
	const names = countryOptions.map(({ name }) => name);
	expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, 'en')));
});

test.each([
	[undefined, 'GR'],
	['', 'GR'],
	['gr', 'GR'],
	[' CY ', 'CY'],
	['Greece', undefined],
	['30', undefined],
	[{}, undefined],
])('the country %j is %j', (written, country) => {
	expect(countryOf(written)).toBe(country);
});

test.each(EXAMPLES)(
	'$country: all spellings of $msisdn are one number',
	async ({ country, number, msisdn }) => {
		const home = await numberingPlanOf(country);
		const international = [msisdn, `+${msisdn}`, `00${msisdn}`, number.formatInternational()];
		const spellings = [
			...international,
			number.formatInternational().replace(/^\+(\d+) /, '+$1 (0) '),
			number.format('RFC3966'),
			number.formatNational(),
			number.nationalNumber,
		];
		expect(spellings.map((written) => [written, home.canonical(written)])).toEqual(
			spellings.map((written) => [written, msisdn]),
		);
		const abroad = await numberingPlanOf(country === 'GR' ? 'CY' : 'GR');
		const found = international.map((written) => abroad.canonical(written));
		expect(found.slice(1)).toEqual(international.slice(1).map(() => msisdn));
		// Ten digits that are a Greek mobile number are one, since SMSB2B takes Greek numbers without their country code.
		expect(found[0]).toBe(GREEK.test(msisdn) ? `30${msisdn}` : msisdn);
	},
);

const GREEK = /^6(?:9\d|8[5-9])\d{7}$/;

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const separators = fc.array(
	fc.constantFrom('', '', '', ' ', '-', '.', '/', '\u00a0', ' (', ') ', '\u200b'),
	{
		minLength: 16,
		maxLength: 16,
	},
);

function separated(number: string, marks: string[]): string {
	return [...number].map((digit, at) => digit + marks[at]).join('');
}

test('what is known of Greek mobile numbers beforehand is what the library says', async () => {
	const { canonical } = await numberingPlanOf('GR');
	const written = fc.tuple(
		fc.constantFrom('', '30', '+30', '0030'),
		fc.constantFrom('69', '69', '685', '687', '688', '689'),
		digits(8),
	);
	await fc.assert(
		fc.asyncProperty(written, async ([code, start, more]) => {
			const national = `${start}${more}`.slice(0, 10);
			const isInternational = /^(?:\+|00)/.test(code);
			const number = code.replace(/^(?:\+|00)/, '') + national;
			expect(canonical(code + national)).toBe(msisdnOf(number, isInternational ? undefined : 'GR'));
		}),
		{ numRuns: 2_000 },
	);
});

test('separators make no difference, and other digits another number', async () => {
	const { canonical } = await numberingPlanOf('GR');
	const example = fc.constantFrom(...EXAMPLES.map(({ msisdn }) => msisdn));
	fc.assert(
		fc.property(example, fc.nat(14), fc.nat(8), separators, (msisdn, at, by, marks) => {
			const written = `+${separated(msisdn, marks)}`;
			// In brackets a zero is the trunk prefix, which some numbers have as their own first digit.
			fc.pre(!written.includes('(0)'));
			// Behind a dot, nothing but zeros are the decimals of a spreadsheet.
			fc.pre(!/\.[\s\u200b]*0+\D*$/.test(written));
			const changed = [...msisdn];
			const place = Math.max(1, at % msisdn.length);
			changed[place] = String((Number(changed[place]) + 1 + by) % 10);
			const other = `+${changed.join('')}`;
			expect(canonical(written)).toBe(msisdn);
			// A changed country code may be that of a country with a trunk prefix, which then is left out.
			if (place > 3) expect(canonical(other)).not.toBe(msisdn);
		}),
		{ numRuns: 2_000 },
	);
});

test.each([
	['6851234567', '306851234567'],
	['6861234567', '306861234567'],
	['306861234567', '306861234567'],
	['6871234567', '306871234567'],
	['6881234567', '306881234567'],
	['6891234567', '306891234567'],
	['06971234567', '306971234567'],
	['+3006971234567', '306971234567'],
	['003006971234567', '306971234567'],
	['+30 (0) 697 1234567', '306971234567'],
	['+44 (0)7911 123456', '447911123456'],
	['0044 0 7911 123456', '447911123456'],
	['447911123456', '447911123456'],
	['819012345678', '819012345678'],
	['+2519999999999', '2519999999999'],
	['2519999999999', '2519999999999'],
	['', ''],
	['nobody', ''],
])('in Greece %j is %j', async (written, msisdn) => {
	expect((await numberingPlanOf('GR')).canonical(written)).toBe(msisdn);
});
