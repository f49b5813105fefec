/** How a server that echoes a call may write a value of it. */
export const SPELLINGS: Readonly<Record<string, (text: string) => string>> = {
	'as it is': (text) => text,
	'in capitals': (text) => text.toUpperCase(),
	'percent-encoded': (text) => encodeURIComponent(text),
	'percent-encoded wholly': (text) => perByte(text, '%'),
	'percent-encoded twice': (text) => encodeURIComponent(perByte(text, '%')),
	'as a form': (text) => new URLSearchParams({ text }).toString().slice('text='.length),
	'as JSON': (text) => JSON.stringify(text).slice(1, -1),
	'as JSON with escapes': (text) =>
		perUnit(text, (unit) => `\\u${unit.toString(16).padStart(4, '0')}`),
	'as JSON with escaped slashes': (text) =>
		JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
	'as JSON within JSON': (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3),
	'as HTML': (text) => text.replace(/[&<>"]/g, (sign) => HTML[sign]),
	'as HTML numbers': (text) => [...text].map((sign) => `&#${sign.codePointAt(0)};`).join(''),
	'as HTML numbers, hexadecimal': (text) =>
		[...text].map((sign) => `&#x${sign.codePointAt(0)?.toString(16)};`).join(''),
	'in base64': (text) => Buffer.from(text).toString('base64'),
	'in base64 within a body': (text) => Buffer.from(`key=${text}&to=1`).toString('base64'),
	'in base64 within another body': (text) => Buffer.from(`a=1&key=${text}&to=`).toString('base64'),
	'in base64 within a third body': (text) => Buffer.from(`ab=1&key=${text}`).toString('base64url'),
	'in hexadecimal digits': (text) => Buffer.from(text).toString('hex'),
	'in hexadecimal capitals': (text) => Buffer.from(text).toString('hex').toUpperCase(),
	'in UTF-8 read as Latin-1': (text) => Buffer.from(text).toString('latin1'),
};

const HTML: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
};

function perByte(text: string, sign: string): string {
	return [...Buffer.from(text)]
		.map((byte) => `${sign}${byte.toString(16).padStart(2, '0')}`)
		.join('');
}

function perUnit(text: string, write: (unit: number) => string): string {
	return [...Array(text.length).keys()].map((at) => write(text.charCodeAt(at))).join('');
}
