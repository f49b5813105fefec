import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installN8n } from '../../scripts/install/n8n.mts';
import type { OfficeFile } from './school.mts';

type Cell = string | number | Date | null;

/** The part of SheetJS that writes a file; n8n brings it along to read them. */
interface SheetLibrary {
	utils: {
		book_new(): unknown;
		book_append_sheet(book: unknown, sheet: unknown, name: string): void;
		aoa_to_sheet(rows: Cell[][]): unknown;
	};
	write(book: unknown, options: { type: 'buffer'; bookType: string }): Buffer;
}

/** A file of Excel: `biff8` is .xls, `xlml` the XML of 2003. */
export async function spreadsheet(
	name: string,
	bookType: 'biff8' | 'xlml' | 'xlsb' | 'xlsx',
	rows: Cell[][],
): Promise<OfficeFile> {
	const { folder } = await installN8n(() => undefined);
	const require = createRequire(join(folder, 'package.json'));
	const library = require('@e965/xlsx') as SheetLibrary;
	const book = library.utils.book_new();
	library.utils.book_append_sheet(book, library.utils.aoa_to_sheet(rows), 'Φύλλο1');
	return { name, content: library.write(book, { type: 'buffer', bookType }) };
}

/** A report as myschool exports it: titles and filters above, the headings in row 15. */
export function report(title: string, head: string[], rows: Cell[][]): Cell[][] {
	const above: Cell[][] = Array.from({ length: 14 }, () => []);
	above[1] = [null, '1ο ΓΥΜΝΑΣΙΟ ΔΟΚΙΜΗΣ'];
	above[4] = [null, null, title];
	above[7] = ['Σχολικό έτος:', '2026-2027'];
	return [...above, head, ...rows];
}

/** The number by which Excel knows a day. */
export function serialDay(iso: string): number {
	return Date.parse(iso) / 86_400_000 + 25_569;
}
