import { folded } from '../values/folded';
import { visible } from '../values/visible';

/** Names of months in English, Greek and German, folded; beginnings of three letters and more stand for them. */
const MONTHS = [
	'january ιανουαριου ιανουαριοσ γεναρη γεναρησ januar janner',
	'february φεβρουαριου φεβρουαριοσ φλεβαρη φλεβαρησ februar',
	'march μαρτιου μαρτιοσ μαρτη μαρτησ marz maerz',
	'april απριλιου απριλιοσ απριλη απριλησ',
	'may μαιου μαιοσ μαη μαησ mai',
	'june ιουνιου ιουνιοσ ιουνη ιουνησ juni',
	'july ιουλιου ιουλιοσ ιουλη ιουλησ juli',
	'august αυγουστου αυγουστοσ',
	'september σεπτεμβριου σεπτεμβριοσ σεπτεμβρη σεπτεμβρησ',
	'october οκτωβριου οκτωβριοσ οκτωβρη οκτωβρησ oktober',
	'november νοεμβριου νοεμβριοσ νοεμβρη νοεμβρησ',
	'december δεκεμβριου δεκεμβριοσ δεκεμβρη δεκεμβρησ dezember',
].map((names) => names.split(' '));

/** From Monday on, as ISO 8601 counts; beginnings of two letters and more stand for them. */
const WEEKDAYS = [
	'monday δευτερα montag',
	'tuesday τριτη dienstag',
	'wednesday τεταρτη mittwoch',
	'thursday πεμπτη donnerstag',
	'friday παρασκευη freitag',
	'saturday σαββατο samstag sonnabend',
	'sunday κυριακη sonntag',
].map((names) => names.split(' '));

/** Hours from UTC of time zones by name (RFC 2822, 4.3, and the zones of Europe). */
const ZONES: Readonly<Record<string, number>> = {
	...{ z: 0, utc: 0, gmt: 0 },
	...{ est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7 },
	...{ wet: 0, west: 1, cet: 1, cest: 2, mez: 1, mesz: 2, eet: 2, eest: 3, oez: 2, oesz: 3 },
};

/** What may stand between the parts of a date, and behind a day: "at", "of", "th". */
const FILLERS = new Set(
	't at of on the st nd rd th στισ στο η ησ τη τησ και ωρα του um uhr am der den'.split(' '),
);

/** What a word says in a date. */
export type Word = { month?: number; weekday?: number; offset?: number };

/**
 * Reads a folded word of a date.
 *
 * @returns undefined for a word that has no place in a date
 */
export function readWord(word: string): Word | undefined {
	const month = only(MONTHS, word, 3);
	if (month !== undefined) return { month };
	if (Object.hasOwn(ZONES, word)) return { offset: ZONES[word] * 60 };
	if (FILLERS.has(word)) return {};
	const weekday = only(WEEKDAYS, word, 2);
	return weekday === undefined ? undefined : { weekday };
}

/** The place, from 1, of the only entry with a name that begins with the word. */
function only(table: string[][], word: string, fewest: number): number | undefined {
	if (word.length < fewest) return undefined;
	const found = table.flatMap((names, at) =>
		names.some((name) => name.startsWith(word)) ? [at + 1] : [],
	);
	return found.length === 1 ? found[0] : undefined;
}

/**
 * A text without what differs between spellings of a date: capitals, accents, the two sigmas, kinds of spaces and dashes,
 * and invisible marks, with the quotes that spreadsheets put around it.
 */
export function foldDate(text: string): string {
	return folded(visible(text).normalize('NFKD'))
		.replace(/[\p{Pd}\u2212]/gu, '-')
		.trim();
}
