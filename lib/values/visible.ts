const PRINTABLE_ASCII = /^[ -~]*$/;

/** Marks that cannot be seen, which come with copying: direction marks, zero-width spaces, the frames of emoji digits. */
const HIDDEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u20E3]|(?!\s)\p{Cc}/gu;

const SEEN = /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u20E3]/u;

/** Whether a text shows nothing: spaces, and invisible marks. */
export function isInvisible(text: string): boolean {
	return !SEEN.test(text);
}

/** What marks a text in a spreadsheet or in CSV, as in ="69…" and '69…. */
const IN_FRONT = /^=?["'\u2018\u2019\u201C\u201D]+\s*/;
const BEHIND = '"\'\u2019\u201D';

/** A list of one that became a text, as n8n's Edit Fields and JSON.stringify() make of it. */
const LIST_OF_ONE = /^\[([^[\],]*)\]$/;

/**
 * A short text, such as a number, as it is read: without marks that nobody sees, quotes of a spreadsheet and the brackets
 * of a list of one, its digits those of ASCII.
 */
export function visible(text: string): string {
	const quoted = (PRINTABLE_ASCII.test(text) ? text : inAscii(text))
		.trim()
		.replace(LIST_OF_ONE, '$1')
		.trim()
		.replace(IN_FRONT, '');
	return withoutEnding(quoted, BEHIND).trim();
}

/**
 * A text without these characters at its end. By hand: of a text of nothing but them and something behind, an expression
 * for those at the end asks of each again.
 */
export function withoutEnding(text: string, characters: string): string {
	let end = text.length;
	while (end > 0 && characters.includes(text[end - 1])) end -= 1;
	return text.slice(0, end);
}

function inAscii(text: string): string {
	return text
		.replace(HIDDEN, '')
		.replace(/\p{Nd}/gu, asciiDigit)
		.replace(/[\uFF0B\uFE62]/g, '+')
		.replace(/[\uFF0E\u066B]/g, '.')
		.replace(/\u066C/g, "'");
}

/** In Unicode the digits of a script stand in a run from 0 to 9; several runs may follow each other. */
function asciiDigit(digit: string): string {
	if (digit <= '9') return digit;
	const code = digit.codePointAt(0) as number;
	let start = code;
	while (/\p{Nd}/u.test(String.fromCodePoint(start - 1))) start -= 1;
	return String((code - start) % 10);
}
