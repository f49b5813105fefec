import type { Refusal } from './refusals';

/** The parameters of a call in the order in which they came, each name once. */
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

/**
 * The parameters of a call, those of its query before those of its body (form or JSON).
 *
 * Read from the URL itself and not from n8n's parsed query: that one turns repeated and bracketed names into arrays
 * and objects and does not keep the order, on which the signature depends.
 */
export function readParameters({ url, body }: CallbackRequest): Parameters | Refusal {
	const query = queryOf(url);
	if (query.length > MOST_CHARACTERS) return { refused: 'oversized' };
	const fields = readBody(body);
	if ('refused' in fields) return fields;
	return validate([...new URLSearchParams(query), ...fields]);
}

/** The part of a URL, absolute or not, that holds its parameters. */
export function queryOf(url: string): string {
	const [address] = url.split('#', 1);
	const start = address.indexOf('?');
	return start < 0 ? '' : address.slice(start + 1);
}

/** Writes parameters as application/x-www-form-urlencoded. */
export function encodeParameters(parameters: Parameters): string {
	return new URLSearchParams(parameters.map(([...pair]) => pair)).toString();
}

/** Refuses what no delivery report can look like; gives the parameters back otherwise. */
export function validate(parameters: Parameters): Parameters | Refusal {
	const names = new Set(parameters.map(([name]) => name));
	if (parameters.length > MOST_PARAMETERS) return { refused: 'oversized' };
	if (names.size < parameters.length) return { refused: 'repeated' };
	if ([...names].some((name) => !NAME.test(name) || FORBIDDEN_NAMES.has(name))) {
		return { refused: 'malformed' };
	}
	return parameters;
}

function readBody(body: unknown): Parameters | Refusal {
	if (typeof body !== 'object' || body === null) return [];
	const fields = Object.entries(body);
	if (fields.some(([, value]) => Array.isArray(value))) return { refused: 'repeated' };
	if (fields.some(([, value]) => typeof value === 'object' && value !== null)) {
		return { refused: 'malformed' };
	}
	const parameters = fields.map(([name, value]) => [name, String(value ?? '')] as const);
	const characters = parameters.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
	return characters > MOST_CHARACTERS ? { refused: 'oversized' } : parameters;
}
