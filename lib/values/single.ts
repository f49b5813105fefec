import { isInvisible } from './visible';

/** A date that an expression gave: JavaScript's, or Luxon's as n8n's `$now`. */
type DateObject = Date | { isLuxonDateTime: true; toISO(): string | null };

/** What an expression gave for a field that takes one value: a list of one is that one, an empty list is nothing. */
export function unwrapped(value: unknown): unknown {
	let single = value;
	while (Array.isArray(single) && single.length <= 1) single = single[0] as unknown;
	return single;
}

/** The text of a single value; nothing, and what is no single value, is an empty one. */
export function textOf(value: unknown): string {
	const single = unwrapped(value);
	if (isDateObject(single)) return isoOf(single);
	const isText = ['string', 'number', 'boolean', 'bigint'].includes(typeof single);
	return isText ? String(single) : '';
}

/** What stands between the commas, semicolons and line breaks of a text that is a list. */
export function listEntries(value: unknown): string[] {
	return textOf(value).split(/[,;\n]/);
}

/** As {@link textOf}, without spaces around it. */
export function trimmed(value: unknown): string {
	return textOf(value).trim();
}

/** Whether a field was left empty, or its expression gave nothing. */
export function isBlank(value: unknown): boolean {
	const single = unwrapped(value);
	return (
		single === undefined || single === null || (typeof single === 'string' && isInvisible(single))
	);
}

/** What is wrong with a value, and what to do about it. */
export interface Problem {
	message: string;
	description: string;
}

/** What is said of a value that is not a single one; undefined where it is, or is nothing. */
export function notSingle(value: unknown, label: string): Problem | undefined {
	const single = unwrapped(value);
	if (Array.isArray(single)) {
		const members = membersOf(single[0]).map((member) => `[0]${member}`);
		return {
			message: `The value of "${label}" is a list, not a single value`,
			description: `It has ${single.length} entries. Choose one of them in the expression, e.g. with ${members[0] ?? '[0]'}, or pass one item per entry, e.g. with a Split Out node.`,
		};
	}
	if (hasLostDigits(single)) {
		return {
			message: `The value of "${label}" has lost digits: ${String(single)}`,
			description:
				'n8n keeps 15 digits of a number and rounds the rest. Pass it as text from its source on.',
		};
	}
	const isInvalid = isDateObject(single) ? isoOf(single) === '' : Number.isNaN(single);
	if (isInvalid || single === Infinity || single === -Infinity) {
		return {
			message: `The value of "${label}" is not valid: ${String(single)}`,
			description:
				'Check the calculation in the expression, and that the input item has the field.',
		};
	}
	if (single === null || isDateObject(single) || !COMPOUND.includes(typeof single))
		return undefined;
	const members = membersOf(single);
	return {
		message: `The value of "${label}" is an object, not a single value`,
		description:
			members.length > 0
				? `Choose one of its fields by adding its name to the expression: ${members.join(', ')}.`
				: 'It has no fields. Check the expression, and that the input item has the field.',
	};
}

/** As {@link notSingle}, for a field that takes a list: none of its entries may be an object. */
export function notSingleEntry(entries: unknown[], label: string): Problem | undefined {
	const problem = entries.map((entry) => notSingle(entry, label)).find(Boolean);
	const [member] = entries.flatMap(membersOf);
	if (!problem || member === undefined) return problem;
	return {
		message: `The list in "${label}" has objects, not single values`,
		description: `Choose a field of each, e.g. {{ $json.list.map((entry) => entry${member}) }}.`,
	};
}

/** Whether a whole number was rounded, as JSON and spreadsheets do with long ones. */
function hasLostDigits(value: unknown): boolean {
	// What is larger is written as a power of ten, which every field takes for what it is.
	return (
		Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value as number) < 1e21
	);
}

const COMPOUND = ['object', 'function', 'symbol'];

/** Members that are named in a message, and the characters of a name that are shown. */
const MOST_MEMBERS = 10;
const MOST_CHARACTERS = 40;

/** The members of an object, as an expression names them. */
function membersOf(value: unknown): string[] {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
	const names = Object.keys(value);
	const shown = names
		.slice(0, MOST_MEMBERS)
		.map((name) =>
			/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`,
		)
		.map((name) => (name.length > MOST_CHARACTERS ? `${name.slice(0, MOST_CHARACTERS)}…` : name));
	return names.length > MOST_MEMBERS ? [...shown, '…'] : shown;
}

function isDateObject(value: unknown): value is DateObject {
	if (typeof value !== 'object' || value === null) return false;
	return value instanceof Date || ('isLuxonDateTime' in value && 'toISO' in value);
}

function isoOf(date: DateObject): string {
	if (!(date instanceof Date)) return date.toISO() ?? '';
	return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
