import type { Reason, Refused } from './reasons';
import {
	digitsOf,
	entriesOf,
	hasDecimalComma,
	isShortened,
	visibleNumber,
	withoutDecimals,
	withoutSeparators,
} from './writtenNumber';

/** A number that can be sent. */
export interface OneNumber {
	kind: 'one';
	/** How the user wrote it. */
	written: string;
	/** Its digits as they were written, with a plus in front if it has one. */
	number: string;
}

/** What a value is that should be a number. */
export type Reading =
	| OneNumber
	| Refused
	| { kind: 'none' }
	| { kind: 'several'; entries: Array<OneNumber | Refused> };

/** The fewest digits that can be a mobile number; SMSB2B itself decides on the rest. */
const FEWEST_DIGITS = 6;

/** ITU-T E.164; 00 in front of them are not counted. */
const MOST_DIGITS = 15;

/** The fewest digits of numbers that stand beside each other without a comma. */
const FEWEST_OF_SEVERAL = 8;

/** More than any cell of a spreadsheet with numbers has; the time for an entry may grow with the square of it. */
const MOST_CHARACTERS = 2_000;

/** Members of an object that a message names. */
const MOST_MEMBERS = 10;

/** Nearly all numbers: nothing has to be looked at closely. */
const DIGITS_ONLY = /^\+?[1-9]\d{7,14}$/;

/** Decimals that are not those of a whole number, or that may as well be digits of it, as in 697 123 4567.0. */
const DECIMALS = [
	/^[^.,]*\d{7}[.,]\d{1,2}$/,
	/^[^.,]*\d{9}[.,]\d{1,20}$/,
	/^[^.,]*\d[.,](?:\d|00)$/,
];

/** The number that an entry has in a list: 1) or 1. in front of a whole number. Joined with it, it is a country code. */
const LIST_NUMBER = /^(\d{1,3})(?:\)|(\.\s))/;

/** A second number of which only the last digits are written, as in 210 1234567/8. */
const LAST_DIGITS_ONLY = /\d{6}\s?(?:\/\s?\d{1,3}|\p{Pd}\s?\d{1,2})$/u;

/** Digits of a note, as in 697 1234567 (2); an area code in brackets has most of the number behind it. */
const NOTE_BEHIND = /[([\uFF08]\s*\d{1,4}\s*[)\]\uFF09]$/;

/** A day and month of one or two digits with a year of this or the last century, in any order. */
const DATE =
	/^(?:(?:19|20)\d\d([-/.])(?:0?[1-9]|[12]\d|3[01])\1(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|[12]\d|3[01])\2(?:19|20)\d\d)$/;

const NEGATIVE = /^[-\u2212]\d/;

/** What may stand between two whole numbers: first what separates them for certain, then what also groups digits. */
const BETWEEN_NUMBERS = [/[/&]|\s\p{Pd}\s|(?=\+)/u, /[\s\p{Pd}]+/u];

/**
 * Whether a value is one number, several, or none, and why. SMSB2B has the last word on what can be sent to.
 *
 * @param value of a field: a text, a number, a list, or whatever else an expression gives
 */
export function readMobileNumber(value: unknown): Reading {
	const entries = readMobileNumbers(value);
	if (entries.length === 0) return { kind: 'none' };
	if (entries.length === 1) return entries[0];
	const numbers = entries.filter(({ kind }) => kind === 'one');
	if (numbers.length > 1 || Array.isArray(value)) return { kind: 'several', entries };
	// A name or note behind a comma makes no second number.
	const hasShortened = entries.some((entry) => 'reason' in entry && entry.reason === 'shortened');
	return refused(String(value).trim(), hasShortened ? 'shortened' : 'notNumber');
}

/** The numbers of a list or of a text that is one; entries that are no numbers say why, and empty ones are left out. */
export function readMobileNumbers(value: unknown): Array<OneNumber | Refused> {
	return Array.isArray(value) ? value.flatMap(readMobileNumbers) : readPlain(value);
}

/** A list that became a text, as n8n's Edit Fields and JSON.stringify() make of it. */
function listIn(text: string): unknown[] | undefined {
	if (!/^\s*\[\s*"/.test(text)) return undefined;
	try {
		return JSON.parse(text) as unknown[];
	} catch {
		return undefined;
	}
}

function readPlain(value: unknown): Array<OneNumber | Refused> {
	if (value === undefined || value === null) return [];
	if (typeof value === 'object') return [object(value)];
	const isDecimal = Number.isFinite(value) && !Number.isInteger(value);
	if (isDecimal) return [refused(String(value), 'decimal')];
	const text = String(value);
	if (DIGITS_ONLY.test(text)) return readEntry(text);
	return listIn(text)?.flatMap(readMobileNumbers) ?? entriesOf(text).flatMap(readEntry);
}

function readEntry(written: string): Array<OneNumber | Refused> {
	if (DIGITS_ONLY.test(written)) return [{ kind: 'one', written, number: written }];
	if (written.length > MOST_CHARACTERS) return [refused(written, 'tooLong')];
	const text = visibleNumber(written);
	if (text === '') return [];
	const several = besideEachOther(text);
	if (several) return several.flatMap(readEntry);
	const number = withoutSeparators(text);
	const reason = reasonAgainst(text, number);
	return [reason ? refused(written, reason) : { kind: 'one', written, number }];
}

/** The numbers of a text that holds more digits than one can have. */
function besideEachOther(text: string): string[] | undefined {
	if (digitsIn(text) <= MOST_DIGITS) return undefined;
	return BETWEEN_NUMBERS.map((between) =>
		text.split(between).filter((part) => part.trim() !== ''),
	).find((parts) => parts.length > 1 && parts.every((part) => digitsIn(part) >= FEWEST_OF_SEVERAL));
}

function reasonAgainst(text: string, number: string): Reason | undefined {
	if (isShortened(text)) return 'shortened';
	if (NEGATIVE.test(text)) return 'negative';
	if (hasListNumber(text)) return 'listNumber';
	if (hasDecimalComma(text)) return 'decimalComma';
	if (!/^\+?\d+$/.test(number)) return 'notNumber';
	if (hasDecimals(text)) return 'decimal';
	if (LAST_DIGITS_ONLY.test(text)) return 'lastDigitsOnly';
	if (hasNoteBehind(text)) return 'noteBehind';
	if (DATE.test(text)) return 'date';
	const digits = digitsIn(number.replace(/^\+?00/, ''));
	if (digits < FEWEST_DIGITS) return 'tooShort';
	return digits > MOST_DIGITS ? 'tooLong' : undefined;
}

function hasDecimals(text: string): boolean {
	return withoutDecimals(text) === text && DECIMALS.some((pattern) => pattern.test(text));
}

function hasNoteBehind(text: string): boolean {
	const start = text.search(NOTE_BEHIND);
	return start > 0 && digitsIn(text.slice(0, start)) >= FEWEST_DIGITS;
}

/** A dot and a space may also stand between groups of digits. */
function hasListNumber(text: string): boolean {
	const [start, number, dot] = LIST_NUMBER.exec(text) ?? [];
	if (start === undefined) return false;
	return dot === undefined || digitsIn(text) - number.length >= FEWEST_OF_SEVERAL;
}

function refused(written: string, reason: Reason): Refused {
	return { kind: 'refused', written, reason };
}

function object(value: object): Refused {
	const members = Object.keys(value).slice(0, MOST_MEMBERS);
	return refused(`{${members.join(', ')}}`, 'object');
}

function digitsIn(text: string): number {
	return digitsOf(text).length;
}
