import { trimmed } from '../values/single';

/** Stands where a secret stood. */
export const REDACTED = '[hidden]';

/** What is shorter is no secret, and would be found in every other word. */
const LEAST_CHARACTERS = 4;

/** The most characters in which one character of a secret is written, with the backslashes before it. */
const LONGEST_SPELLING = 20;

type SecretField = 'apiKey' | 'username' | 'password' | 'callbackSecret' | 'sessionToken';

/** The values of a credential that no message may show, the key that was fetched for it among them. */
export function secretsOf(credential: Partial<Record<SecretField, unknown>>): string[] {
	const { apiKey, username, password, callbackSecret, sessionToken } = credential;
	const [, ...fetchedKey] = String(sessionToken ?? '').split('.');
	const values = [apiKey, username, password, callbackSecret, fetchedKey.join('.')];
	const texts = values.map(trimmed);
	return [...new Set(texts)].filter((text) => text.length >= LEAST_CHARACTERS);
}

/**
 * A text in which secrets are replaced, however a server that echoes a call may have written them: as they are,
 * percent-encoded, as JSON or HTML writes them, also mixed and in another case, and in base64 or hexadecimal digits.
 *
 * @param most characters of the text that are wanted; a secret that is cut there is left out as well
 */
export function withoutSecrets(text: string, secrets: readonly string[], most: number): string {
	const longest = LONGEST_SPELLING * Math.max(0, ...secrets.map(({ length }) => length));
	const window = text.length > most + longest ? text.slice(0, most + longest) : text;
	let written = '';
	let at = 0;
	for (const { start, end } of occurrences(window, secrets)) {
		if (start >= most) break;
		if (start >= at) written += `${window.slice(at, start)}${REDACTED}`;
		at = Math.max(at, end);
	}
	return written + window.slice(at, Math.max(at, most));
}

interface Occurrence {
	start: number;
	end: number;
}

function occurrences(text: string, secrets: readonly string[]): Occurrence[] {
	const lower = inLowerCase(text);
	return secrets
		.map((secret) => spellingsOf(secret))
		.flatMap(({ whole, each }) => [
			...whole.flatMap((spelling) => wholeIn(lower, spelling)),
			...piecewiseIn(lower, each),
		])
		.sort((one, other) => one.start - other.start || other.end - one.end);
}

interface Spellings {
	/** The secret as one encoding writes all of it. */
	whole: string[];
	/** Of each character, how it may be written: in one text not all need be written alike. */
	each: string[][];
}

function spellingsOf(secret: string): Spellings {
	const bytes = Buffer.from(secret);
	return {
		whole: [secret, bytes.toString('hex'), bytes.toString('latin1'), ...inBase64(bytes)].map(
			inLowerCase,
		),
		each: [...secret].map(charactersOf),
	};
}

/** Base64 in each of the three ways in which a text may stand in what is encoded, without the characters that depend on its neighbors. */
function inBase64(bytes: Buffer): string[] {
	return [0, 1, 2].flatMap((before) => {
		const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64url');
		const rest = (before + bytes.length) % 3;
		const url = encoded.slice(before === 0 ? 0 : before + 1, rest === 0 ? undefined : -1);
		return [url, url.replaceAll('-', '+').replaceAll('_', '/')];
	});
}

const HTML_NAMES: Readonly<Record<string, string[]>> = {
	'&': ['&amp;'],
	'<': ['&lt;'],
	'>': ['&gt;'],
	'"': ['&quot;'],
	"'": ['&apos;'],
	' ': ['+', '&nbsp;'],
};

/** The ways to write a character, the longest first, in lower case. */
function charactersOf(character: string): string[] {
	const units = [...Array(character.length).keys()].map((at) => character.charCodeAt(at));
	const code = character.codePointAt(0) ?? 0;
	const percent = [...Buffer.from(character)].map(
		(byte) => `%${byte.toString(16).padStart(2, '0')}`,
	);
	return [
		character,
		percent.join(''),
		percent.join('').replaceAll('%', '%25'),
		units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join(''),
		`&#${code};`,
		`&#x${code.toString(16)};`,
		...(HTML_NAMES[character] ?? []),
	]
		.map(inLowerCase)
		.sort((one, other) => other.length - one.length);
}

function wholeIn(text: string, spelling: string): Occurrence[] {
	const found: Occurrence[] = [];
	for (let start = text.indexOf(spelling); start >= 0; start = text.indexOf(spelling, start + 1)) {
		found.push({ start, end: start + spelling.length });
	}
	return found;
}

function piecewiseIn(text: string, each: string[][]): Occurrence[] {
	const found: Occurrence[] = [];
	for (let start = 0; start < text.length; start += 1) {
		const end = endOf(text, start, each);
		if (end !== undefined) found.push({ start, end });
	}
	return found;
}

/** JSON, also JSON within JSON, may put backslashes before any character: this many at most. */
const MOST_BACKSLASHES = 8;

/** Where the characters end that begin here. */
function endOf(text: string, start: number, each: string[][]): number | undefined {
	let at = start;
	for (const spellings of each) {
		const begins = () => spellings.find((spelling) => text.startsWith(spelling, at));
		let spelling = begins();
		for (let skipped = 0; spelling === undefined; skipped += 1) {
			if (text[at] !== '\\' || skipped >= MOST_BACKSLASHES) return undefined;
			at += 1;
			spelling = begins();
		}
		at += spelling.length;
	}
	return at;
}

/** Letters whose small one is longer stay, so that every character stays at its place. */
function inLowerCase(text: string): string {
	return text.replace(/\p{Lu}/gu, (letter) => {
		const small = letter.toLowerCase();
		return small.length === letter.length ? small : letter;
	});
}
