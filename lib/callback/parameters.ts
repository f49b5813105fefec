import type { Rejection } from './rejections';

/** Parameters in the order in which they came, each name once. */
export type Parameters = ReadonlyArray<readonly [name: string, value: string]>;

/** What a webhook knows of a call: the URL as it came, and the body as n8n parsed it. */
export interface CallbackRequest {
	url: string;
	body?: unknown;
}

/** Far beyond what a report needs (about 300 characters and the caller's own query), far below what hurts. */
export const MOST_CHARACTERS = 4_096;
const MOST_PARAMETERS = 64;

const NAME = /^[^\p{Cc}]{1,100}$/u;
/** Names that change an object instead of naming one of its fields. */
const FORBIDDEN_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether a parameter may bear that name. */
export function isName(name: string): boolean {
	return NAME.test(name) && !FORBIDDEN_NAMES.has(name);
}

/** Whether each parameter of a URL bears such a name, and none that another has. */
export function areNamed(parameters: Parameters): boolean {
	const names = parameters.map(([name]) => name);
	return new Set(names).size === names.length && names.every(isName);
}

/**
 * The parameters of a call: those of its query, and those of its body (form or JSON) that have a meaning of their own.
 *
 * Read from the URL itself and not from n8n's parsed query, which turns repeated and bracketed names into arrays and
 * objects. Where a name comes again, it is the first that counts, because the way back may repeat something.
 *
 * @param names `known`: those with a meaning of their own; `clear`: those of them whose values must not contradict each other
 */
export function readParameters(
	{ url, body }: CallbackRequest,
	{ known, clear }: { known: readonly string[]; clear: readonly string[] },
): Parameters | Rejection {
	const query = queryOf(url);
	if (query.length > MOST_CHARACTERS) return { rejected: 'oversized' };
	const fields = readBody(body, known);
	const values = new Map<string, string>();
	let count = 0;
	for (const [name, value] of [...new URLSearchParams(query), ...fields]) {
		if (++count > MOST_PARAMETERS) return { rejected: 'oversized' };
		if (value.length > MOST_CHARACTERS) return { rejected: 'oversized' };
		const first = values.get(name);
		if (first === undefined) values.set(name, value);
		else if (first !== value && clear.includes(name)) return { rejected: 'contradictory' };
	}
	return [...values];
}

/** The part of a URL, absolute or not, that holds its parameters. */
export function queryOf(url: string): string {
	const [address] = url.split('#', 1);
	const start = address.indexOf('?');
	return start < 0 ? '' : address.slice(start + 1);
}

/** The path of a URL, or of the target of a request, as it is written. */
export function pathOf(url: string): string {
	const [address] = url.split(/[?#]/, 1);
	return address.replace(/^[a-z][\w+.-]*:\/\/[^/]*/i, '');
}

/** Writes parameters as application/x-www-form-urlencoded. */
export function encodeParameters(parameters: Parameters): string {
	return new URLSearchParams(parameters.map(([...pair]) => pair)).toString();
}

/** Looks up what is wanted and nothing else: n8n parses bodies of megabytes, with names by the million. */
function readBody(body: unknown, names: readonly string[]): Parameters {
	if (typeof body !== 'object' || body === null) return [];
	return names
		.filter((name) => Object.hasOwn(body, name))
		.map((name) => [name, (body as Record<string, unknown>)[name]] as const)
		.flatMap(([name, value]) => valuesOf(value).map((text) => [name, text] as const));
}

/**
 * A form with a name several times becomes a list; what else is no text is one that no report has. Lists within lists are
 * not entered: a few kilobytes of JSON hold more levels than there is stack.
 */
function valuesOf(value: unknown): string[] {
	const values: unknown[] = Array.isArray(value) ? value.slice(0, MOST_PARAMETERS + 1) : [value];
	return values.map((each) =>
		typeof each === 'object' && each !== null ? '' : String(each ?? ''),
	);
}
