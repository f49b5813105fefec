/**
 * Characters that end a line or steer a terminal (controls, line and paragraph separators), or that turn the order of
 * what follows around (bidirectional embeddings, overrides and isolates).
 */
const STEERING = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** The editor shows messages as HTML, in which a link works; these look alike and are text everywhere. */
const MARKUP: Readonly<Record<string, string>> = { '<': '‹', '>': '›' };

/**
 * A text for a message or a description, whatever of it came from outside: one line in n8n's log, and no markup in
 * n8n's editor.
 */
export function asDisplayText(text: string): string {
	return text.replace(STEERING, ' ').replace(/[<>]/g, (sign) => MARKUP[sign]);
}

/** The beginning of a text as a quotation within a message: one line, single spaces, cut to a number of characters. */
export function quotation(text: string, most: number): string {
	const line = asDisplayText(text).replace(/\s+/gu, ' ').trim();
	return line.length > most ? `${line.slice(0, most).trimEnd()}…` : line;
}
