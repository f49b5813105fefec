import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../scripts/install/folders.mts';

/** A document whose sections are written by runs, each its own. */
export interface RunDocument {
	/** Where it is in the checkout. */
	file: string;
	title: string;
	/** What the reader is told before the first section. */
	note: string;
	/** The titles of its sections, in their order. */
	sections: readonly string[];
}

const heading = '## ';

/** A section with its heading. */
export function section(title: string, lines: string[]): string {
	return [`${heading}${title}`, '', ...lines].join('\n');
}

/** The sections of a document as it is now, by their titles. */
async function sectionsOf({ file }: RunDocument): Promise<Map<string, string>> {
	const text = await readFile(join(projectFolder, file), 'utf8').catch(() => '');
	const [, ...sections] = text.split(new RegExp(`^${heading}`, 'm'));
	return new Map(
		sections.map((section) => [section.split('\n', 1)[0], `${heading}${section.trim()}`]),
	);
}

/** Writes sections into a document; the others stay as they were. */
export async function writeSections(
	document: RunDocument,
	written: ReadonlyMap<string, string>,
): Promise<void> {
	const before = await sectionsOf(document);
	const sections = document.sections.flatMap(
		(title) => written.get(title) ?? before.get(title) ?? [],
	);
	const parts = [`# ${document.title}`, document.note, ...sections];
	await writeFile(join(projectFolder, document.file), `${parts.join('\n\n')}\n`);
}
