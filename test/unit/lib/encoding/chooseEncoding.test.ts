import fc from 'fast-check';

import { chooseEncoding, previewText } from '../../../../lib/encoding/chooseEncoding';

const greek = 'Το παιδί σας απουσιάζει σήμερα από το σχολείο. Παρακαλούμε επικοινωνήστε μαζί μας.';
const anyText = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 500 }),
	fc
		.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 500 })
		.map((codeUnits) => String.fromCharCode(...codeUnits)),
);
const wish = fc.constantFrom('auto' as const, 'gsm' as const, 'unicode' as const);

describe('the choice of an encoding', () => {
	it.each([
		['Hello [€]', 'auto', { ucs: false, encoding: 'gsm', parts: 1, characters: 12 }],
		['Hello [€]', 'unicode', { ucs: true, encoding: 'unicode', parts: 1, characters: 9 }],
		[greek, 'auto', { ucs: true, encoding: 'unicode', parts: 2, characters: 82 }],
		[greek, 'gsm', { ucs: false, encoding: 'gsm', parts: 1, characters: 82 }],
		['ΔΗΜΟΣ', 'auto', { ucs: true, encoding: 'unicode', parts: 1, characters: 5 }],
		['ok…', 'gsm', { ucs: false, encoding: 'gsm', parts: 1, characters: 5 }],
		['😀', 'auto', { ucs: true, encoding: 'unicode', parts: 1, characters: 2 }],
		['', 'auto', { ucs: false, encoding: 'gsm', parts: 0, characters: 0 }],
	] as const)('%j, %s', (text, encoding, expected) => {
		expect(chooseEncoding(text, encoding)).toEqual(expected);
	});

	it('never throws, agrees with the preview, and takes Unicode only when something is outside', () => {
		fc.assert(
			fc.property(anyText, wish, (text, asked) => {
				const chosen = chooseEncoding(text, asked);
				const preview = previewText(text, asked);
				expect(preview).toMatchObject({
					encoding: chosen.encoding,
					parts: chosen.parts,
					characters: chosen.characters,
				});
				expect(chosen.ucs).toBe(chosen.encoding === 'unicode');
				if (asked === 'auto') expect(chosen.ucs).toBe(preview.outsideGsm.length > 0);
			}),
		);
	});

	it('copes with 10,000 long texts in well under a second each way', () => {
		const text = greek.repeat(4);
		const started = performance.now();
		for (let item = 0; item < 10_000; item++) chooseEncoding(text, 'auto');
		expect(performance.now() - started).toBeLessThan(1_000);
	});
});

describe('the preview', () => {
	it('shows both ways of a Greek text', () => {
		expect(previewText('Καλημέρα 😀', 'auto')).toEqual({
			encoding: 'unicode',
			characters: 11,
			parts: 1,
			charactersLeft: 59,
			arrivesAs: 'Καλημέρα 😀',
			outsideGsm: [...'Καλημέρ😀'],
			gsm: {
				characters: 10,
				parts: 1,
				charactersLeft: 150,
				arrivesAs: 'KAΛHMEPA ?',
				lost: ['😀'],
			},
			unicode: { characters: 11, parts: 1, charactersLeft: 59 },
		});
	});

	it('shows what the cheap way saves', () => {
		const { gsm, unicode } = previewText(greek.repeat(3), 'gsm');
		expect([gsm.parts, unicode.parts]).toEqual([2, 4]);
	});
});
