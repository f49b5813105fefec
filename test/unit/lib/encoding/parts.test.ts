import fc from 'fast-check';

import { GSM_CHARACTERS, septetsOf } from '../../../../lib/encoding/alphabet';
import { measure, PART_SIZE, splitIntoParts, type Encoding } from '../../../../lib/encoding/parts';

const sizes: Record<Encoding, (text: string) => number> = {
	gsm: (text) =>
		Array.from(text, (character) => septetsOf(character.charCodeAt(0))).reduce((a, b) => a + b, 0),
	unicode: (text) => text.length,
};

const lengths = (text: string, encoding: Encoding) =>
	splitIntoParts(text, encoding).map((part) => sizes[encoding](part));

describe('parts in GSM 03.38', () => {
	it.each([
		['nothing', '', []],
		['160 characters', 'a'.repeat(160), [160]],
		['161 characters', 'a'.repeat(161), [153, 8]],
		['306 characters', 'a'.repeat(306), [153, 153]],
		['307 characters', 'a'.repeat(307), [153, 153, 1]],
		['80 euro signs', '€'.repeat(80), [160]],
		['81 euro signs', '€'.repeat(81), [152, 10]],
		['an escape pair at 159 and 160', 'a'.repeat(158) + '€', [160]],
		['an escape pair across 160', 'a'.repeat(159) + '€', [153, 8]],
		['an escape pair that ends the first part', 'a'.repeat(151) + '€' + 'b'.repeat(9), [153, 9]],
		['an escape pair across 153', 'a'.repeat(152) + '€' + 'b'.repeat(9), [152, 11]],
	])('%s', (_, text, expected) => {
		expect(lengths(text, 'gsm')).toEqual(expected);
	});

	it('moves a whole escape pair into the next part', () => {
		const parts = splitIntoParts('a'.repeat(152) + '[' + 'b'.repeat(9), 'gsm');
		expect(parts[1]).toBe('[bbbbbbbbb');
	});
});

describe('parts in UCS-2', () => {
	it.each([
		['nothing', '', []],
		['70 characters', 'ά'.repeat(70), [70]],
		['71 characters', 'ά'.repeat(71), [67, 4]],
		['134 characters', 'ά'.repeat(134), [67, 67]],
		['135 characters', 'ά'.repeat(135), [67, 67, 1]],
		['35 emojis', '😀'.repeat(35), [70]],
		['36 emojis', '😀'.repeat(36), [66, 6]],
		['a surrogate pair across 67', 'ά'.repeat(66) + '😀' + 'έ'.repeat(9), [66, 11]],
		['a lone surrogate as the seventieth', 'ά'.repeat(69) + '\ud83d', [70]],
		['a lone low surrogate', '\ude00', [1]],
		['a high surrogate before a letter', '\ud83dά'.repeat(35), [70]],
	])('%s', (_, text, expected) => {
		expect(lengths(text, 'unicode')).toEqual(expected);
	});
});

const gsmText = fc
	.array(fc.constantFrom(...GSM_CHARACTERS), { maxLength: 700 })
	.map((characters) => characters.join(''));
const anyText = fc
	.array(fc.oneof(fc.constantFrom('ά', '😀', '\ud83d', '\ude00'), fc.string({ unit: 'binary' })), {
		maxLength: 300,
	})
	.map((pieces) => pieces.join(''));
const travelling = fc.oneof(
	gsmText.map((text): [string, Encoding] => [text, 'gsm']),
	anyText.map((text): [string, Encoding] => [text, 'unicode']),
);

describe('for every text', () => {
	it('the parts put together are the text, and none is too long', () => {
		fc.assert(
			fc.property(travelling, ([text, encoding]) => {
				const parts = splitIntoParts(text, encoding);
				const { alone, joined } = PART_SIZE[encoding];
				expect(parts.join('')).toBe(text);
				const limit = parts.length > 1 ? joined : alone;
				expect(parts.every((part) => sizes[encoding](part) <= limit && part !== '')).toBe(true);
			}),
		);
	});

	it('no part could have taken the next character as well', () => {
		fc.assert(
			fc.property(travelling, ([text, encoding]) => {
				const parts = splitIntoParts(text, encoding);
				parts.slice(1).forEach((part, index) => {
					const next = sizes[encoding](String.fromCodePoint(part.codePointAt(0)!));
					const before = sizes[encoding](parts[index]);
					expect(before + next).toBeGreaterThan(PART_SIZE[encoding].joined);
				});
				if (parts.length > 1) {
					expect(sizes[encoding](text)).toBeGreaterThan(PART_SIZE[encoding].alone);
				}
			}),
		);
	});

	it('no surrogate pair is torn apart', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const parts = splitIntoParts(text, 'unicode');
				parts.slice(1).forEach((part, index) => {
					const seam = parts[index].slice(-1) + part[0];
					expect(seam).not.toMatch(/^[\u{10000}-\u{10ffff}]$/u);
				});
			}),
		);
	});

	it('what is measured agrees with the parts', () => {
		fc.assert(
			fc.property(travelling, ([text, encoding]) => {
				const parts = splitIntoParts(text, encoding);
				const { alone, joined } = PART_SIZE[encoding];
				expect(measure(text, encoding)).toEqual({
					characters: sizes[encoding](text),
					parts: parts.length,
					charactersLeft:
						(parts.length > 1 ? joined : alone) - sizes[encoding](parts[parts.length - 1] ?? ''),
				});
			}),
		);
	});
});
