import { decodeBody } from '../../../../lib/api/decodeBody';
import { rowsOf, smsList } from '../../../../lib/api/rows';
import { parseBody } from '../../../../lib/api/formats';

const GREEK = 'Καλημέρα, «Έλα στο σχολείο» στις 8 – Τάξη Α΄';

/** A text in a charset that has a byte for each character. */
function bytesIn(charset: string, text: string): Buffer {
	const decoder = new TextDecoder(charset);
	const byteOf = new Map(
		Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
	);
	return Buffer.from(Array.from(text, (character) => byteOf.get(character) ?? 0x3f));
}

function xmlIn(charset: string, declared = charset): Buffer {
	const document = `<?xml version="1.0" encoding="${declared}"?><response><remarks>${GREEK}</remarks></response>`;
	return charset === 'utf-8' ? Buffer.from(document) : bytesIn(charset, document);
}

describe('the bytes of a response', () => {
	it.each(['utf_8', 'utf8mb4', 'UTF8', 'klingon', '"utf-8"', ''])(
		'are read as UTF-8 where the charset is called %s',
		(label) => {
			const body = Buffer.from(JSON.stringify({ remarks: GREEK }));
			const text = decodeBody(body, `application/json; charset=${label}`);
			expect(JSON.parse(text)).toEqual({ remarks: GREEK });
		},
	);

	it.each(['windows-1253', 'iso-8859-7', 'utf-8'])(
		'are read by what XML declares, where no header does: %s',
		(charset) => {
			const body = xmlIn(charset);
			for (const type of ['', 'text/xml', 'application/xml'])
				expect(decodeBody(body, type)).toContain(charset === 'iso-8859-7' ? 'Καλημέρα' : GREEK);
		},
	);

	it('are read by the header where XML declares another charset', () => {
		const text = decodeBody(xmlIn('utf-8', 'windows-1253'), 'text/xml; charset=utf-8');
		expect(text).toContain(GREEK);
	});

	it('are read as UTF-8 where XML says UTF-16 in single bytes, or names no charset', () => {
		for (const label of ['UTF-16', 'utf-16le', 'klingon'])
			expect(decodeBody(xmlIn('utf-8', label))).toContain(GREEK);
		expect(decodeBody(Buffer.from(`<?xml version="1.0"?>${GREEK}`))).toContain(GREEK);
	});

	it('are read by their byte order mark before anything that is declared', () => {
		const body = Buffer.from(`\uFEFF${GREEK}`);
		expect(decodeBody(body, 'x; charset=windows-1253')).toBe(GREEK);
	});

	it.each(['utf-8', 'utf8mb4'])('are Greek of Windows-1253 although %s is declared', (label) => {
		const text = decodeBody(bytesIn('windows-1253', GREEK), `x; charset=${label}`);
		expect(text).toBe(GREEK);
	});

	it('keep what their charset has where it lacks some', () => {
		const body = Buffer.concat([bytesIn('iso-8859-7', 'Καλημέρα'), Buffer.from([0xff])]);
		expect(decodeBody(body, 'x; charset=iso-8859-7')).toBe('Καλημέρα\uFFFD');
	});

	it('can be quoted whatever they are', () => {
		expect(decodeBody(Buffer.from([0x68, 0x69, 0xff, 0xaa]))).toBe('hiÿª');
	});
});

test('one text that was cut within a character leaves the other 9,999 as they are', () => {
	const rows = Array.from({ length: 10_000 }, (_, n) => ({ smsId: String(n + 1), text: GREEK }));
	const whole = JSON.stringify({ status: '1', total: '10000', sms: rows });
	const at = Buffer.byteLength(whole.slice(0, whole.indexOf('Τάξη', whole.length / 2))) + 1;
	const bytes = Buffer.from(whole);
	const body = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
	for (const type of ['application/json', 'application/json; charset=utf8']) {
		const texts = rowsOf(parseBody(decodeBody(body, type), 'json'), smsList).map(
			({ text }) => text,
		);
		expect(texts).toHaveLength(10_000);
		expect(texts.filter((text) => text !== GREEK)).toEqual([GREEK.replace('Τ', '\uFFFD')]);
	}
});
