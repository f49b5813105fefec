import { isGsm } from '../../../lib/encoding/alphabet';
import type { Encoding } from '../../../lib/encoding/parts';
import { asGsm } from '../../../lib/encoding/transliterate';
import { withoutProof } from '../../../lib/reply';

/** Whether a listed text is one that was sent: as it was typed, as the gateway wrote it, perhaps, or certainly not. */
export type Likeness = 'typed' | 'written' | 'perhaps' | 'other';

export function isCertain(likeness: Likeness): boolean {
	return likeness === 'typed' || likeness === 'written';
}

/** A text as a history lists it, and whether it went out in Unicode, where the history says so. */
export interface ListedText {
	text: string;
	isUnicode?: boolean;
}

/** What the gateway may have made of a part of a text; certain are GSM 03.38 and its writing of Greek. */
interface Piece {
	writings: string[];
	isCertain: boolean;
}

const GREEK_LETTER = /^(?=\p{Script=Greek})\p{L}$/u;

/** Punctuation, spaces and what is not seen: whatever stands for them, the words are the same. */
const MARK = /^[\p{P}\p{Z}\p{C}\p{Sk}\u02B9-\u02BD\u02C8-\u02CB\u02EE\u0374]$/u;

const UNSEEN = /[\p{Z}\p{C}\p{M}]/u;

/** The gateway may show a Greek capital as the Latin one that looks the same. */
const GREEK_CAPITALS = /[Α-Ω]/g;

/** The most characters that may stand for one that the gateway cannot write, such as those of `&hellip;`. */
const LONGEST_WRITING = 8;

const UNWRITABLE = '?';

/**
 * How often a piece of one text is looked for at a place of the other: beyond the longest SMS of nothing but marks. Two
 * texts that would take more are perhaps the same.
 */
const MOST_LOOKS = 4_000_000;

/** Whether a listed text has bytes that could not be read, such as where it was cut: what stood there may be anything. */
export function isDamaged(listed: string): boolean {
	return listed.includes('\uFFFD');
}

/** A text whose line breaks and accents are written in one way, without spaces at its ends and the time of its reply link. */
export function plain(text: unknown): string {
	return trimmed(String(text).normalize('NFC'));
}

function trimmed(text: string): string {
	return withoutProof(text.replace(/\r\n?/g, '\n').trim());
}

/**
 * Compares a text with those that a history lists, which holds a text as it was typed or as the gateway wrote it.
 * In GSM 03.38 the gateway writes Greek as unaccented capitals. What it makes of other characters is not known: a mark
 * such as « or … is taken for its plain likeness or a question mark; where anything else stands in the place of a
 * character, the two may be the same. What went out in Unicode is listed as it was typed.
 *
 * @param typed the text as the user typed it
 * @param encoding in which it is sent now; an earlier try may have had another
 */
export function likenessTo(typed: string, encoding: Encoding): (listed: ListedText) => Likeness {
	const text = plain(typed);
	const asTyped = trimmed(typed);
	const pieces = piecesOf(asTyped);
	const ends = spacesAtEnds(asGsm(asTyped));
	const known = new Map<string, Likeness>();
	const written = (listed: string): Likeness => {
		if (pieces.length * listed.length > MOST_LOOKS) return 'perhaps';
		const isWrittenBy = (endsOf: EndsOf) => isWritingOf(pieces, listed, ends, endsOf);
		if (isWrittenBy(asWritten)) return encoding === 'gsm' ? 'written' : 'perhaps';
		if (encoding !== 'gsm' || pieces.every(({ isCertain }) => isCertain)) return 'other';
		return isWrittenBy(asAnything) ? 'perhaps' : 'other';
	};
	return ({ text: listed, isUnicode }) => {
		const other = plain(listed);
		if (other === text) return 'typed';
		if (isDamaged(listed)) return isUnicode === true ? damagedLikeness(other, text) : 'perhaps';
		if (isUnicode === true) return 'other';
		const likeness = known.get(other) ?? written(other.replace(GREEK_CAPITALS, asGsm));
		known.set(other, likeness);
		return likeness;
	};
}

/** A text of which parts cannot be read, and that is listed as it was typed: what can be read has to be in it, in its order. */
function damagedLikeness(listed: string, text: string): Likeness {
	const parts = listed.split(/\uFFFD+/);
	const last = parts.pop() ?? '';
	let end = 0;
	for (const [at, part] of parts.entries()) {
		const found = text.indexOf(part, end);
		if (found < 0 || (at === 0 && found > 0)) return 'other';
		end = found + part.length;
	}
	return text.endsWith(last) && text.length - last.length >= end ? 'perhaps' : 'other';
}

/** The first ten characters of a text of which it is not known how the gateway writes them; those not seen by number. */
export function uncertainCharacters(text: string): string[] {
	const uncertain = clustersOf(trimmed(text)).filter(({ isCertain }) => !isCertain);
	return [...new Set(uncertain.map(({ writings }) => writings[0]))]
		.slice(0, 10)
		.map((character) => (UNSEEN.test(character) ? codeOf(character) : character));
}

function codeOf(character: string): string {
	return `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
}

function piecesOf(text: string): Piece[] {
	const pieces: Piece[] = [];
	for (const piece of clustersOf(text)) {
		const last = pieces.at(-1);
		if (last?.isCertain && piece.isCertain) last.writings[0] += piece.writings[0];
		else pieces.push(piece);
	}
	return pieces;
}

/** A letter with the marks that are put on it. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gsu;

function clustersOf(text: string): Piece[] {
	return (text.match(CLUSTER) ?? []).flatMap(piecesOfCluster);
}

/** Of an accent typed apart from its letter it is not known whether the gateway puts the two together. */
function piecesOfCluster(cluster: string): Piece[] {
	const composed = cluster.normalize('NFC');
	const characters = Array.from(composed);
	const isAsTyped =
		composed === cluster || characters.every((each) => GREEK_LETTER.test(each) || MARK.test(each));
	return isAsTyped ? characters.map(pieceOf) : [{ writings: [composed], isCertain: false }];
}

function pieceOf(character: string): Piece {
	if (isGsm(character)) return { writings: [character], isCertain: true };
	const customary = asGsm(character);
	if (GREEK_LETTER.test(character) && customary !== UNWRITABLE)
		return { writings: [customary], isCertain: true };
	const likenesses = MARK.test(character) ? [customary, UNWRITABLE] : [];
	return { writings: [character, ...likenesses], isCertain: false };
}

/** Which places of a text a piece may end at, when it begins at one of these. */
type EndsOf = (piece: Piece, text: string, starts: Uint8Array) => Uint8Array;

const asWritten: EndsOf = ({ writings }, text, starts) => {
	const ends = new Uint8Array(starts.length);
	for (const writing of writings) {
		for (let start = 0; start + writing.length < starts.length; start++)
			if (starts[start] && text.startsWith(writing, start)) ends[start + writing.length] = 1;
	}
	return ends;
};

const asAnything: EndsOf = (piece, text, starts) => {
	if (piece.isCertain) return asWritten(piece, text, starts);
	let last = -Infinity;
	return starts.map((isStart, place) => {
		if (isStart) last = place;
		return place - last <= LONGEST_WRITING ? 1 : 0;
	});
};

/** Spaces that a listed text lacks at its ends, since those who write it leave out what stood beyond them. */
interface Spaces {
	before: string;
	after: string;
}

function spacesAtEnds(text: string): Spaces {
	const before = text.slice(0, text.length - text.trimStart().length);
	return { before, after: text.slice(text.trimEnd().length) };
}

/** Whether a text can be made of the pieces: every place is looked at once a piece, however many ways lead to it. */
function isWritingOf(
	pieces: Piece[],
	listed: string,
	{ before, after }: Spaces,
	endsOf: EndsOf,
): boolean {
	const text = before + listed + after;
	let places: Uint8Array = new Uint8Array(text.length + 1).fill(1, 0, before.length + 1);
	for (const piece of pieces) {
		places = endsOf(piece, text, places);
		if (!places.includes(1)) return false;
	}
	return places.includes(1, before.length + listed.length);
}
