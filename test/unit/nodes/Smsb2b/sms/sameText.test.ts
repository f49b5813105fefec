import fc from 'fast-check';

import { likenessTo, uncertainCharacters } from '../../../../../nodes/Smsb2b/sms/sameText';
import { asGsm } from '../../../../../lib/encoding/transliterate';

const MARKS = '«Ώρα 5–7»…\u00a0Πέμπτη·';

/** The marks as some gateway may write them, among Greek as all write it. */
const WRITTEN: Array<[string, likeness: string]> = [
	['"ΩPA 5-7"... ΠEMΠTH.', 'written'],
	['?ΩΡΑ 5?7???ΠΕΜΠΤΗ?', 'written'],
	['«ΩPA 5–7»…\u00a0ΠEMΠTH·', 'written'],
	['ΩPA 57 ΠEMΠTH', 'perhaps'],
	['<<ΩPA 5-7>>.. ΠEMΠTH*', 'perhaps'],
	['&laquo;ΩPA 5&ndash;7 ΠEMΠTH', 'perhaps'],
	['ΩPA 8-9 ΠEMΠTH', 'other'],
	['"ΩPA 5-7"... ΠEMΠTH. KAI ΠAΛI', 'other'],
];

test.each(WRITTEN)('in GSM %s is %s of what was typed', (text, likeness) => {
	expect(likenessTo(MARKS, 'gsm')({ text, isUnicode: false })).toBe(likeness);
	expect(likenessTo(MARKS, 'gsm')({ text })).toBe(likeness);
});

test.each(['ʹ', '\u0374', 'ʼ', '\u1FFD', '΄', '’'])(
	'a numeral sign is a mark, whichever is typed: Α%s',
	(sign) => {
		for (const text of ["A' ΛYKEIOY", 'A? ΛYKEIOY'])
			expect(likenessTo(`Α${sign} Λυκείου`, 'gsm')({ text })).toBe('written');
		expect(likenessTo(`Α${sign} Λυκείου`, 'gsm')({ text: "B' ΛYKEIOY" })).toBe('other');
	},
);

test.each(WRITTEN)('what is sent in Unicode was at most perhaps sent as %s', (text, likeness) => {
	const inUnicode = likenessTo(MARKS, 'unicode');
	expect(inUnicode({ text, isUnicode: false })).toBe(likeness === 'written' ? 'perhaps' : 'other');
	expect(inUnicode({ text, isUnicode: true })).toBe('other');
});

test.each(['gsm', 'unicode'] as const)(
	'a listed text with unreadable bytes is certainly another only where what can be read differs (%s)',
	(encoding) => {
		for (const text of ['Καλη\uFFFD', '\uFFFD', '\uFFFDμέρα', 'Κ\uFFFDημ\uFFFD\uFFFDα'])
			for (const isUnicode of [true, false, undefined])
				expect(likenessTo('Καλημέρα', encoding)({ text, isUnicode })).toBe('perhaps');
		for (const isUnicode of [false, undefined])
			expect(likenessTo('Καλημέρα', encoding)({ text: 'ΚΛΕΙΣΤΟ \uFFFD', isUnicode })).toBe(
				'perhaps',
			);
		for (const text of ['ΚΛΕΙΣΤΟ \uFFFD\uFFFD', 'Καλημέρα\uFFFD!', 'αλη\uFFFD', 'Καλημέρ\uFFFDέρα'])
			expect(likenessTo('Καλημέρα', encoding)({ text, isUnicode: true })).toBe('other');
		expect(likenessTo('a\uFFFD', encoding)({ text: 'a\uFFFD' })).toBe('typed');
	},
);

test.each([
	['ποτέ', 'πότε'],
	['10²', '102'],
	['😀', '😡'],
	['Şube', 'Sube'],
])('in Unicode %s and %s are two texts', (one, other) => {
	for (const [typed, text] of [
		[one, other],
		[other, one],
	]) {
		expect(likenessTo(typed, 'unicode')({ text, isUnicode: true })).toBe('other');
		expect(likenessTo(typed, 'unicode')({ text })).toBe('other');
	}
});

test('in GSM a digit or a letter in the place of another may be it', () => {
	expect(likenessTo('10²', 'gsm')({ text: '102' })).toBe('perhaps');
	expect(likenessTo('Şube', 'gsm')({ text: 'Sube' })).toBe('perhaps');
	expect(likenessTo('😀', 'gsm')({ text: '?' })).toBe('perhaps');
});

test('Greek that GSM writes alike is one text there', () => {
	expect(likenessTo('ποτέ', 'gsm')({ text: asGsm('πότε') })).toBe('written');
});

test.each(['A\u0308', '\u212B'])(
	'a letter of GSM whose accent was typed apart (%s) may have gone out without it',
	(typed) => {
		expect(likenessTo(typed, 'gsm')({ text: typed.normalize('NFC') })).toBe('typed');
		expect(likenessTo(typed, 'gsm')({ text: 'A' })).toBe('perhaps');
		expect(likenessTo(typed, 'gsm')({ text: 'A', isUnicode: true })).toBe('other');
		expect(uncertainCharacters(typed)).toEqual([typed.normalize('NFC')]);
	},
);

test('spaces at an end, beyond which only characters stood that are not seen, may be left out', () => {
	expect(likenessTo('\u200B A \u200B', 'gsm')({ text: 'A' })).toBe('written');
	expect(likenessTo('A B', 'gsm')({ text: 'AB' })).toBe('other');
});

test('Greek whose accents were typed apart is certain', () => {
	const apart = 'πότε'.normalize('NFD');
	expect(likenessTo(apart, 'gsm')({ text: asGsm('ποτέ') })).toBe('written');
	expect(uncertainCharacters(apart)).toEqual([]);
});

test('the characters that are not certain are named, those that are not seen by their numbers', () => {
	expect(uncertainCharacters(MARKS)).toEqual(['«', '–', '»', '…', 'U+00A0', '·']);
	expect(uncertainCharacters('Καλημέρα €5 ½')).toEqual(['½']);
});

const anyText = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 60 }),
	fc.string({
		unit: fc.constantFrom(...'αάΑβΣσς aB5²?–«»…·\u00a0\n€😀Ж\u0301\u0308\u212BAeu'),
		maxLength: 60,
	}),
);

test('any text is known as it was typed, and as the gateway would write it by our guess', () => {
	fc.assert(
		fc.property(anyText, (text) => {
			const inGsm = likenessTo(text, 'gsm');
			expect(inGsm({ text, isUnicode: true })).toBe('typed');
			expect(inGsm({ text: `\n${text}  ` })).toBe('typed');
			expect(inGsm({ text: asGsm(text) })).not.toBe('other');
			expect(likenessTo(text, 'unicode')({ text })).toBe('typed');
		}),
	);
});

test('two texts that GSM writes with the same words are never the same in Unicode', () => {
	fc.assert(
		fc.property(anyText, anyText, (one, other) => {
			fc.pre(one.normalize('NFC').trim() !== other.normalize('NFC').trim());
			const likeness = likenessTo(one, 'unicode')({ text: other });
			expect(likeness).not.toBe('typed');
		}),
	);
});

test.each(['ж', '…', 'ж…', 'aж'])('a long text of %s is compared in a moment', (part) => {
	const inGsm = likenessTo(part.repeat(1600), 'gsm');
	const start = performance.now();
	expect(inGsm({ text: 'a'.repeat(3200) })).toBe('perhaps');
	expect(inGsm({ text: `${'?'.repeat(3200)}!` })).toBeDefined();
	expect(performance.now() - start).toBeLessThan(10_000);
});

test('of a text of marks that no SMS has room for, another is perhaps the same', () => {
	const marks = '…'.repeat(50_000);
	expect(likenessTo(marks, 'gsm')({ text: marks })).toBe('typed');
	expect(likenessTo(marks, 'gsm')({ text: `${marks}.` })).toBe('perhaps');
	expect(likenessTo('A'.repeat(50_000), 'gsm')({ text: 'B'.repeat(50_000) })).toBe('other');
});
