import { GSM_CHARACTERS, isGsm } from './alphabet';

/** What stands for a character that GSM 03.38 has no likeness of, such as an emoji or a Cyrillic letter. */
const UNWRITABLE = '?';

/** GSM 03.38 has only the Greek capitals without a Latin twin; these are written as that twin. */
const LATIN_TWIN: Readonly<Record<string, string>> = {
	Α: 'A',
	Β: 'B',
	Ε: 'E',
	Ζ: 'Z',
	Η: 'H',
	Ι: 'I',
	Κ: 'K',
	Μ: 'M',
	Ν: 'N',
	Ο: 'O',
	Ρ: 'P',
	Τ: 'T',
	Υ: 'Y',
	Χ: 'X',
};

/** Likenesses that Unicode's own compatibility decomposition (NFKD) does not give. */
const LIKENESS = new Map(
	Object.entries({
		'"': '“”„‟«»″ʺˮ',
		"'": '‘’‚‛‹›′‵`´΄᾽᾿\u0374\u02B9\u02BB\u02BC\u02BD\u02C8\u02CA\u02CB\u1FFD\u1FFE',
		'-': '‐‑‒–—―−',
		'.': '·•',
		' ': '\t',
		'\n': '\u2028\u2029',
		'/': '⁄',
		i: 'ı',
		l: 'ł',
		L: 'Ł',
		d: 'đ',
		D: 'Đ',
		oe: 'œ',
		OE: 'Œ',
	}).flatMap(([likeness, characters]) =>
		[...characters].map((character): [string, string] => [character, likeness]),
	),
);

const INVISIBLE = /[\p{M}\p{Cf}\p{Cc}]/gu;
const GREEK = /\p{Script=Greek}/u;

function writeBase(base: string): string {
	const letter = GREEK.test(base) ? base.toUpperCase() : base;
	const written = LATIN_TWIN[letter] ?? LIKENESS.get(letter) ?? letter;
	return isGsm(written) ? written : UNWRITABLE;
}

function write(character: string): string {
	const likeness = LIKENESS.get(character);
	if (likeness !== undefined) return likeness;
	const bases = character.normalize('NFKD').replace(INVISIBLE, '');
	return Array.from(bases, writeBase).join('');
}

const GREEK_BLOCKS = [
	[0x0370, 0x03ff],
	[0x1f00, 0x1fff],
] as const;

/** Greek is what this rewriting is for: its letters are worked out once, when the module is loaded. */
const WRITTEN_GREEK = new Map(
	GREEK_BLOCKS.flatMap(([first, last]) =>
		Array.from({ length: last - first + 1 }, (_, offset): [string, string] => {
			const character = String.fromCharCode(first + offset);
			return [character, write(character)];
		}),
	),
);

const OUTSIDE_GSM = new RegExp(`[^${GSM_CHARACTERS.replace(/[\\\]^-]/g, '\\$&')}]`, 'gu');

const writeOutside = (character: string) => WRITTEN_GREEK.get(character) ?? write(character);

/**
 * The text as it arrives when it is sent without `ucs`: Greek in unaccented capitals, as the gateway writes it;
 * other letters without their accents, typographic marks as the plain ones, `?` for what has no likeness.
 *
 * Of the gateway only the Greek rule is known; the others are customary, so what they give is a fair guess.
 *
 * @returns a text of GSM 03.38 characters only; one that was so already is returned unchanged
 */
export function asGsm(text: string): string {
	return text.replace(OUTSIDE_GSM, writeOutside);
}

/** The different characters of a text that are not in GSM 03.38, in the order in which they occur. */
export function charactersOutsideGsm(text: string): string[] {
	return [...new Set(text.match(OUTSIDE_GSM) ?? [])];
}

/** Those of `charactersOutsideGsm` that the gateway cannot write and replaces by `?`. */
export function charactersLostInGsm(text: string): string[] {
	return charactersOutsideGsm(text).filter((character) =>
		writeOutside(character).includes(UNWRITABLE),
	);
}
