import { visible as visibleText } from '../values/visible';

/** What may stand between digits: spaces, dashes, dots, commas, brackets, slashes, apostrophes. */
const SEPARATORS = /[\s\p{Pd}\u2212.,\u00B7\u2022\u2219()[\]\uFF08\uFF09/'\u2019]/gu;

/** The decimals that a spreadsheet shows of a whole number: behind many digits, or behind separators of thousands. */
const DECIMALS = [
	/^([^.,]*\d{6})[.,]0{1,2}$/,
	/^([^.,]*\d{9})[.,]0{1,20}$/,
	/^(\+?\d{1,3}([.,'\u2019\s])\d{3}(?:\2\d{3})+(?!\2))[.,]0{1,2}$/,
];

/** A country code (ITU-T E.164, assigned codes): one digit, two, or three. */
export const COUNTRY_CODE =
	/^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|(?:2[1-689]|3[578]|42|5[09]|6[7-9]|8[0578]|9[679])\d)$/;

/** The trunk prefix in brackets, which is not dialled behind a country code, as in +44 (0)7911. */
const TRUNK_PREFIX = /[([\uFF08]\s*0\s*[)\]\uFF09]/;

/** A number as it is read: as {@link visibleText}, and without the scheme of a link (RFC 3966). */
export function visibleNumber(text: string): string {
	return visibleText(text).replace(/^tel:\s*/i, '');
}

/** The digits of a text, without whatever else stands in it. */
export function digitsOf(text: string): string {
	return text.replace(/\D/g, '');
}

/**
 * A number as it goes out: the digits as they were written, and a plus in front of them if there is one.
 * Whatever else is no separator stays where it is.
 */
export function withoutSeparators(text: string): string {
	return withoutTrunkPrefix(withoutDecimals(text)).replace(SEPARATORS, '');
}

/** A whole number without the decimals that a spreadsheet shows of it. */
export function withoutDecimals(text: string): string {
	const whole = DECIMALS.map((pattern) => pattern.exec(text)).find((found) => found !== null);
	return whole ? whole[1] : text;
}

function withoutTrunkPrefix(text: string): string {
	const found = TRUNK_PREFIX.exec(text);
	if (!found) return text;
	const [, sign, code] =
		/^(\+|00)?(\d*)$/.exec(text.slice(0, found.index).replace(SEPARATORS, '')) ?? [];
	// Without a sign, three digits may as well be the beginning of a national number: 690 (0) ….
	const isCode = COUNTRY_CODE.test(code ?? '') && (sign !== undefined || code.length < 3);
	return isCode ? text.replace(TRUNK_PREFIX, '') : text;
}

/** What separates the entries of a list, beside a comma; some are those of Arabic and Chinese keyboards. */
const BETWEEN_ENTRIES = /[;|\n\r\u060C\u061B\u3001\uFF0C\uFF1B]+/;

/**
 * The entries of a list, which commas, semicolons, bars and line breaks separate. A comma may also be that of decimals
 * (697…,00 and 6,97…), of a power of ten (6,97E+09), or of thousands (6,971,234,567).
 */
export function entriesOf(list: string): string[] {
	return list
		.split(BETWEEN_ENTRIES)
		.flatMap(splitAtCommas)
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}

function splitAtCommas(text: string): string[] {
	const entries: string[] = [];
	for (const part of text.split(',')) {
		const before = entries.at(-1);
		if (before !== undefined && isOneNumber(before, part)) entries.push(`${entries.pop()},${part}`);
		else entries.push(part);
	}
	return entries;
}

/** E+09, whose E may be a Greek or Cyrillic one, and × 10^9. */
const POWER_OF_TEN = String.raw`\s*(?:[eE\u0395\u03B5\u0415\u0435]|[x\u00D7*\u00B7]\s*10(?:\s*\^)?)\s*(?:[+-]\s*)?\d{1,3}`;

const SHORTENED = new RegExp(`^[+-]?\\d+(?:[.,]\\d*)?${POWER_OF_TEN}$`);

/** Whether a text is a power of ten, such as 6.97123456E+09: a number of which a spreadsheet kept some digits only. */
export function isShortened(text: string): boolean {
	return SHORTENED.test(text);
}

/** Too few digits for a number in front of a comma, and more than a group of thousands right behind it. */
const SHORT_BEFORE_COMMA = /^\s*[+-]?(?:\d{1,5}|\d{1,2}[.'\u2019\s]\d{3})$/;
const DIGITS_BEHIND_COMMA = /^\d{4,}\s*$/;

/** Whether a text is digits with the comma of decimals, such as 6,971234567, whose parts would be numbers of others. */
export function hasDecimalComma(text: string): boolean {
	const [before, behind, ...more] = text.split(',');
	if (behind === undefined || more.length > 0) return false;
	return SHORT_BEFORE_COMMA.test(before) && DIGITS_BEHIND_COMMA.test(behind);
}

/** What stands in front of a comma, and what behind it, where the comma does not separate two entries. */
const WITHIN_NUMBERS: ReadonlyArray<readonly [before: RegExp, behind: RegExp]> = [
	[/\d{6}$|^\s*\+?\d{1,3}(?:[.,'\u2019\s]\d{3}){2,}$/, /^0{1,2}\s*$/],
	[/\d{9}$/, /^0{1,20}\s*$/],
	[/^\s*[+-]?\d{1,3}$/, new RegExp(`^\\d*${POWER_OF_TEN}\\s*$`)],
	[/^\s*\+?\d{1,3}(?:,\d{3})*$/, /^\d{3}(?:\.0{1,2})?\s*$/],
	[SHORT_BEFORE_COMMA, DIGITS_BEHIND_COMMA],
];

/** More than any number with separators has. */
const MOST_BEFORE_COMMA = 40;

function isOneNumber(before: string, behind: string): boolean {
	if (before.length > MOST_BEFORE_COMMA) return false;
	return WITHIN_NUMBERS.some(([front, back]) => back.test(behind) && front.test(before));
}
