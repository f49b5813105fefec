import { XMLParser } from 'fast-xml-parser';

import { limitDepth } from './limitDepth';

/** The formats that the parameter `type` of every endpoint knows; `v2` is plain text. */
export type ResponseFormat = 'json' | 'xml' | 'v2';

/** A decoded response, before anything is known of its meaning. */
export type ApiResponse = Record<string, unknown>;

/** The key under which the text of a plain (v2) response stands. */
export const PLAIN_TEXT = 'text';

/** Says why a body is no response of SMSB2B; turned into a message for the user by the reader. */
export class UnreadableBody extends Error {}

const xml = new XMLParser({
	ignoreAttributes: true,
	parseTagValue: false,
	trimValues: true,
	// The five entities of XML itself and character references; a DOCTYPE never gets this far.
	htmlEntities: true,
});

/**
 * Reads a body by what it is rather than by what was asked for: a server that ignores `type`, or
 * responds with JSON where XML was asked for, is understood all the same.
 *
 * @throws UnreadableBody when it is neither JSON, nor XML of SMSB2B, nor plain text that was asked for
 */
export function parseBody(text: string, asked: ResponseFormat): ApiResponse {
	const trimmed = text.trim();
	if (trimmed === '') throw new UnreadableBody('it is empty');
	if (trimmed.startsWith('{') || trimmed.startsWith('[')) return parseJson(trimmed);
	if (trimmed.startsWith('<')) return parseXml(trimmed);
	if (asked === 'v2') return { [PLAIN_TEXT]: trimmed };
	throw new UnreadableBody('it is neither JSON nor XML');
}

/** May stand for a key `__proto__`, written out or with escapes. */
const PROTOTYPE_KEY = /__proto__|\\u005f/i;

function parseJson(text: string): ApiResponse {
	// A reviver doubles the time, hence only where it may have something to do.
	const reviver = PROTOTYPE_KEY.test(text) ? withoutPrototypeKey : undefined;
	const value = attempt(() => JSON.parse(text, reviver) as unknown);
	if (value === undefined) throw new UnreadableBody('it is JSON that is incomplete or malformed');
	if (!isObject(value)) throw new UnreadableBody('it is JSON, but not a response from SMSB2B');
	return limitDepth(value);
}

/** Leaves out the key that would replace the prototype of whatever object the value is copied to. */
function withoutPrototypeKey(key: string, value: unknown): unknown {
	return key === '__proto__' ? undefined : value;
}

function parseXml(document: string): ApiResponse {
	const text = withoutTrailer(document);
	const isWhole = /<\/response\s*>$/.test(text);
	if (!isWhole && /<!DOCTYPE\s+html|<html/i.test(text)) {
		throw new UnreadableBody('it is a web page');
	}
	if (/<!DOCTYPE/i.test(text)) {
		throw new UnreadableBody('it is XML with a DOCTYPE, which is not supported');
	}
	if (!isWhole) {
		throw new UnreadableBody('it is XML that is incomplete or not from SMSB2B');
	}
	const root = attempt(() => xml.parse(text) as unknown);
	if (isObject(root) && isObject(root.response)) return root.response;
	throw new UnreadableBody('it is XML, but malformed or not a response from SMSB2B');
}

/** How comments and processing instructions begin and end. */
const TRAILERS = [
	['<!--', '-->'],
	['<?', '?>'],
] as const;

/** An XML document without the comments and processing instructions that may follow its root. */
function withoutTrailer(document: string): string {
	let text = document;
	for (;;) {
		const [start] = TRAILERS.find(([, end]) => text.endsWith(end)) ?? [];
		const at = start === undefined ? -1 : text.lastIndexOf(start);
		if (at < 0) return text;
		text = text.slice(0, at).trimEnd();
	}
}

function attempt<T>(parse: () => T): T | undefined {
	try {
		return parse();
	} catch {
		return undefined;
	}
}

/** Whether a decoded value is an object with keys, not a list. */
export function isObject(value: unknown): value is ApiResponse {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
