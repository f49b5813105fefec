/**
 * Decodes the bytes of a body by its byte order mark, or else by the charset that the server declares, or an XML document
 * does (RFC 7303, 3), UTF-8 without one. A label that is not known is taken for UTF-8. Where the bytes do not fit,
 * see {@link decodeMisfit}.
 */
export function decodeBody(body: unknown, contentType = ''): string {
	if (body === undefined || body === null) return '';
	if (typeof body === 'string') return body.replace(/^\uFEFF/, '');
	if (!(body instanceof Uint8Array)) return JSON.stringify(body);
	const charset = known(marked(body) ?? declared(contentType) ?? declaredInXml(body));
	try {
		return new TextDecoder(charset, { fatal: true }).decode(body);
	} catch {
		return decodeMisfit(body, charset);
	}
}

const BYTE_ORDER_MARKS: ReadonlyArray<{ bytes: readonly number[]; charset: string }> = [
	{ bytes: [0xef, 0xbb, 0xbf], charset: 'utf-8' },
	{ bytes: [0xff, 0xfe], charset: 'utf-16le' },
	{ bytes: [0xfe, 0xff], charset: 'utf-16be' },
];

/** The charset of a byte order mark, which precedes what is declared (WHATWG Encoding, "BOM sniff"). */
function marked(body: Uint8Array): string | undefined {
	return BYTE_ORDER_MARKS.find(({ bytes }) => bytes.every((byte, at) => body[at] === byte))
		?.charset;
}

function declared(contentType: string): string | undefined {
	return /charset=["']?([\w.:-]+)/i.exec(contentType)?.[1];
}

/** More characters than an XML declaration has. */
const MOST_DECLARATION = 200;

/** An XML declaration that can be read byte by byte is not in UTF-16, whatever it says. */
function declaredInXml(body: Uint8Array): string | undefined {
	const start = new TextDecoder('latin1').decode(body.subarray(0, MOST_DECLARATION));
	const [declaration] = /^\s*<\?xml\s[^>]*>/.exec(start) ?? [];
	const charset = /\sencoding=["']([\w.:-]+)/.exec(declaration ?? '')?.[1];
	return charset !== undefined && /^utf-?16/i.test(charset) ? undefined : charset;
}

function known(label = 'utf-8'): string {
	try {
		return new TextDecoder(label).encoding;
	} catch {
		return 'utf-8';
	}
}

/**
 * Bytes that do not fit their charset. A few bad ones, such as half a character where a text was cut, do not make the
 * rest of UTF-8 something else: they become U+FFFD. What is no UTF-8 is in the charset that it declares, or else
 * in Greek of the time before, or in Latin-1, so that a message can still quote it.
 */
function decodeMisfit(body: Uint8Array, charset: string): string {
	const text = new TextDecoder().decode(body);
	if (isMostlyRead(text)) return text;
	if (charset !== 'utf-8') return new TextDecoder(charset).decode(body);
	try {
		return new TextDecoder('windows-1253', { fatal: true }).decode(body);
	} catch {
		return new TextDecoder('latin1').decode(body);
	}
}

const LAST_ASCII = 0x7f;
const REPLACEMENT = 0xfffd;

/** Whether more characters beyond ASCII were read than replaced. In another charset hardly any are UTF-8 by chance. */
function isMostlyRead(text: string): boolean {
	let balance = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code > LAST_ASCII) balance += code === REPLACEMENT ? -1 : 1;
	}
	return balance > 0;
}
