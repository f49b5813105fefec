import { appendFile, readFile } from 'node:fs/promises';
import { sectionOf, writeSections, type RunDocument } from '../scripts/docs/run-document.mts';

/** What a test has seen: a row of a table in a document that the run writes. */
export interface Finding<Table extends string = string> {
	table: Table;
	cells: Array<string | number>;
}

/** A table that tests fill; it makes a section of its document. */
export interface FindingTable {
	title: string;
	/** What was done, for the reader of the document. */
	method: string;
	columns: string[];
}

/** Keeps a row for the end of the run, in a file to which all test files write. */
export async function noteFinding(findingsFile: string, finding: Finding): Promise<void> {
	await appendFile(findingsFile, `${JSON.stringify(finding)}\n`);
}

/** Writes what tests have found into a document; the tables of tests that did not run stay as they were. */
export async function writeFindings(
	document: RunDocument,
	tables: Readonly<Record<string, FindingTable>>,
	findingsFile: string,
): Promise<void> {
	const lines = (await readFile(findingsFile, 'utf8')).split('\n').filter(Boolean);
	const found = lines.map((line) => JSON.parse(line) as Finding);
	const written = new Map<string, string>();
	for (const [name, about] of Object.entries(tables)) {
		const rows = found.filter(({ table }) => table === name).map(({ cells }) => cells);
		const result = { columns: about.columns, rows, targets: [] };
		if (rows.length > 0) written.set(about.title, await sectionOf(about, result));
	}
	await writeSections(document, written);
}
