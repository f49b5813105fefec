import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useTestEnvironment } from '../context.mts';
import { spreadsheet } from './school-files.mts';
import { useSchoolOffice, type OfficeFile } from './school.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const office = await useSchoolOffice(session, await storeCredential());

const HEAD = [
	...['Αρ. Μητρώου', 'Επώνυμο', 'Όνομα', 'Τμήμα', 'Ημερομηνία', 'Ώρες απουσίας'],
	'Κινητό κηδεμόνα 1',
];
/** The letter Ά is one byte in Windows-1253 and another in ISO 8859-7; the name has what separates columns. */
const PUPIL = ['Άγγελου-Ώτου', 'Ήβη; Ίρις, Ύρα', 'Α΄2', '26/11/2026', '2'];

const rowOf = (register: string) => [register, ...PUPIL, `69000${register}`];

/** A text in a charset of one byte a character. */
function inCharset(charset: string, text: string): Buffer {
	const decoder = new TextDecoder(charset);
	const bytes = new Map(
		Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
	);
	return Buffer.from(
		Array.from(text, (character) => {
			const byte = bytes.get(character);
			if (byte === undefined) throw new Error(`${charset} has no ${character}`);
			return byte;
		}),
	);
}

function utf16(order: 'le' | 'be', text: string): Buffer {
	const bytes = Buffer.from(text, 'utf16le');
	return order === 'le' ? bytes : bytes.swap16();
}

const ENCODINGS: Record<string, (text: string) => Buffer> = {
	'UTF-8 with a mark': (text) => Buffer.from(`\uFEFF${text}`),
	'UTF-8 without one': (text) => Buffer.from(text),
	'Windows-1253': (text) => inCharset('windows-1253', text),
	'ISO 8859-7': (text) => inCharset('iso-8859-7', text),
	'UTF-16 LE with a mark': (text) => utf16('le', `\uFEFF${text}`),
	'UTF-16 LE without one': (text) => utf16('le', text),
	'UTF-16 BE with a mark': (text) => utf16('be', `\uFEFF${text}`),
	'UTF-16 BE without one': (text) => utf16('be', text),
};

/** A table as programs export it as text: with a separator, and quotes where a cell holds it. */
function csvWith(separator: string, start = ''): (rows: string[][]) => string {
	const cell = (text: string) => (/[;,\t|"]/.test(text) ? `"${text}"` : text);
	return (rows) => start + rows.map((row) => row.map(cell).join(separator)).join('\r\n');
}

/** A page that a program has named .xls. */
function page(rows: string[][]): string {
	const row = (cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
	return `<html><body><table border="1">${rows.map(row).join('\n')}</table></body></html>`;
}

const TEXTS: Array<[name: string, of: (rows: string[][]) => string]> = [
	['semicolons.csv', csvWith(';')],
	['commas.csv', csvWith(',')],
	['tabs.txt', csvWith('\t')],
	['declared.csv', csvWith('|', 'sep=|\r\n')],
	['page.xls', page],
];

/** Every encoding with the separator of Excel, and every way to write a table in the commonest encodings. */
const FILES = [
	...Object.keys(ENCODINGS).map((encoding) => ({ encoding, text: TEXTS[0] })),
	...TEXTS.slice(1).flatMap((text) =>
		['UTF-8 with a mark', 'Windows-1253', 'UTF-16 LE with a mark'].map((encoding) => ({
			...{ encoding, text },
		})),
	),
];

async function tellsParents(title: string, register: string, file: OfficeFile): Promise<void> {
	const said = await office.handIn(file);
	assert.match(said, /Στάλθηκαν τώρα: 1 SMS/, `${title}: ${said}`);
	const sent = (await sandbox.messages()).filter(({ to }) => to.endsWith(register));
	assert.equal(sent.length, 1, title);
	assert.match(sent[0].text, /ΗΒΗ; ΙΡΙΣ, ΥΡΑ ΑΓΓΕΛΟΥ-ΩΤΟΥ \(Α.2\)/, title);
}

test('a list is read in every encoding and with every separator that programs export', async () => {
	await using _example = await office.publishExample();
	for (const [
		at,
		{
			encoding,
			text: [name, of],
		},
	] of FILES.entries()) {
		const register = String(41_001 + at);
		const content = ENCODINGS[encoding](of([HEAD, rowOf(register)]));
		await tellsParents(`${name} in ${encoding}`, register, { name, content });
	}
});

test('a list is read in every format in which Excel saves Greek', async () => {
	await using _example = await office.publishExample();
	for (const [at, format] of (['xlsx', 'xlsb', 'biff8', 'xlml'] as const).entries()) {
		const register = String(42_001 + at);
		const file = await spreadsheet(`absences.${format}.xls`, format, [HEAD, rowOf(register)]);
		await tellsParents(format, register, file);
	}
});
