import { folded } from './folded';
import { parseNumber } from './number';
import { isBlank, textOf } from './single';
import { visible } from './visible';

/** Words for yes and no, folded: of programs and forms, and those of Greek and German spreadsheets. */
const YES = 'true yes y on ναι αληθεσ αληθησ ja wahr'.split(' ');
const NO = 'false no n off οχι ψευδεσ ψευδησ nein falsch'.split(' ');

/** A value that an expression gives as text, such as the column of a table, as yes or no; undefined when it is neither. */
export function parseBoolean(value: unknown): boolean | undefined {
	if (isBlank(value)) return false;
	const number = parseNumber(value);
	const word = folded(visible(textOf(value)).normalize('NFKC'));
	if (number === 1 || YES.includes(word)) return true;
	return number === 0 || NO.includes(word) ? false : undefined;
}
