import { operationsTable } from './operations.mts';
import { optionsTable } from './options.mts';
import { answersTable, codesTable } from './errors.mts';
import { costOverview, costTable, partSizes, previewExample } from './texts.mts';

/** A part of a document that is worked out from the built package, so that it cannot drift from it. */
export interface Section {
	file: string;
	/** Stands in the markers between which the document has it. */
	name: string;
	content: () => string;
}

/** Everything in the documents that is generated. */
const SECTIONS: readonly Section[] = [
	{ file: 'README.md', name: 'cost', content: () => costOverview('en') },
	{ file: 'docs/el.md', name: 'cost', content: () => costOverview('el') },
	{ file: 'docs/greek-text.md', name: 'part sizes', content: partSizes },
	{ file: 'docs/greek-text.md', name: 'cost', content: costTable },
	{ file: 'docs/greek-text.md', name: 'preview', content: previewExample },
	{ file: 'docs/operations.md', name: 'operations', content: operationsTable },
	{ file: 'docs/operations.md', name: 'options', content: optionsTable },
	{ file: 'docs/troubleshooting.md', name: 'codes', content: codesTable },
	{ file: 'docs/delivery-reports.md', name: 'answers', content: answersTable },
];

/** The documents that have generated sections. */
export const FILES: readonly string[] = [...new Set(SECTIONS.map(({ file }) => file))];

/**
 * A document with its generated sections as they are now.
 *
 * @throws Error when it lacks the markers of a section
 */
export function renew(file: string, document: string): string {
	return SECTIONS.filter((section) => section.file === file).reduce(
		(text, { name, content }) => replace(file, text, name, content()),
		document,
	);
}

function replace(file: string, document: string, name: string, content: string): string {
	const start = `<!-- generated: ${name} -->`;
	const end = `<!-- end: ${name} -->`;
	const from = document.indexOf(start);
	const to = document.indexOf(end);
	if (from < 0 || to < from) throw new Error(`${file} lacks the markers ${start} and ${end}`);
	const ignored = `<!-- prettier-ignore-start -->\n\n${content}\n\n<!-- prettier-ignore-end -->`;
	return `${document.slice(0, from + start.length)}\n${ignored}\n${document.slice(to)}`;
}
