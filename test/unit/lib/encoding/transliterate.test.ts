import fc from 'fast-check';

import { isGsm } from '../../../../lib/encoding/alphabet';
import {
	asGsm,
	charactersLostInGsm,
	charactersOutsideGsm,
} from '../../../../lib/encoding/transliterate';

describe('how a text arrives in GSM 03.38', () => {
	it('writes Greek in unaccented capitals, those that look Latin with the Latin letter', () => {
		expect(asGsm('Καλημέρα, άΐΰς ώ!')).toBe('KAΛHMEPA, AIYΣ Ω!');
		expect(asGsm('ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ')).toBe('ABΓΔEZHΘIKΛMNΞOΠPΣTYΦXΨΩ');
		expect(asGsm('αβγδεζηθικλμνξοπρστυφχψω')).toBe(asGsm('ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ'));
		expect(asGsm('Ἀγαθὴ τύχῃ')).toBe('AΓAΘH TYXH');
	});

	it('writes letters and their separate accents as it writes the composed ones', () => {
		expect(asGsm('ά'.normalize('NFD'))).toBe('A');
	});

	it.each([
		['“Ναι” – «Όχι»…', '"NAI" - "OXI"...'],
		['l’été\u00a0chaud', "l'été chaud"],
		['Αʹ Λυκείου, 1ʹ \u0374\u02BC\u1FFD\u1FEF\u02B9', "A' ΛYKEIOY, 1' '''''"],
		['5ʺ ῾Ελλάς', '5" \'EΛΛAΣ'],
		['Śćłø ğış ŒUVRE', 'Sclø gis OEUVRE'],
		['έλα;\u037e', 'EΛA;;'],
		['a\u200bb\ufeff', 'ab'],
		['ok 😀 Иван', 'ok ? ????'],
		['\ud83d\t\u0000', '? '],
		['½ ﬁ ™', '1/2 fi TM'],
	])('%j arrives as %j', (typed, arrived) => {
		expect(asGsm(typed)).toBe(arrived);
	});

	it('leaves what GSM 03.38 has as it is', () => {
		expect(asGsm('Ωραία? [10 €] ÆæÇé')).toBe('ΩPAIA? [10 €] ÆæÇé');
		expect(asGsm('Price: 10 € {a}\\^~|]\n\f')).toBe('Price: 10 € {a}\\^~|]\n\f');
	});

	it('names what is outside, and what is lost', () => {
		const text = 'Γειά σου 😀😀, Иван?';
		expect(charactersOutsideGsm(text)).toEqual([...'ειάσου😀Иван']);
		expect(charactersLostInGsm(text)).toEqual([...'😀Иван']);
	});

	it('is always GSM 03.38, and stays as it is when it goes round again', () => {
		const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), greek);
		fc.assert(
			fc.property(text, (typed) => {
				const arrived = asGsm(typed);
				expect(isGsm(arrived)).toBe(true);
				expect(asGsm(arrived)).toBe(arrived);
				if (isGsm(typed)) expect(arrived).toBe(typed);
			}),
			{ numRuns: 500 },
		);
	});
});

const greek = fc.string({
	unit: fc.integer({ min: 0x370, max: 0x3ff }).map((code) => String.fromCharCode(code)),
});
