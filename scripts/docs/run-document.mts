import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../install/folders.mts';
import { wantedN8nVersion } from '../install/n8n.mts';
import { table } from './table.mts';

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

/** A table of figures, and what they were to reach. */
export interface Result {
	columns: string[];
	rows: Array<Array<string | number>>;
	targets: Target[];
}

/** A figure with the bound that it has to keep. */
export interface Target {
	what: string;
	value: number;
	atMost?: number;
	atLeast?: number;
}

/** Whether a figure keeps its bounds. */
export function isReached({ value, atMost = Infinity, atLeast = -Infinity }: Target): boolean {
	return value <= atMost && value >= atLeast;
}

/** The section of a document that shows a result. @param about its title, and what was done to get the result */
export async function sectionOf(
	{ title, method }: { title: string; method: string },
	{ columns, rows, targets }: Result,
): Promise<string> {
	const bounds =
		targets.length > 0 && table(['to reach', 'bound', 'measured', ''], targets.map(boundRow));
	const setting = `${machine()}, Node ${process.version}, n8n ${await wantedN8nVersion()}, ${today()}:`;
	const parts = [`## ${title}`, method, setting, table(columns, rows), bounds];
	return parts.filter(Boolean).join('\n\n');
}

/** Writes sections into a document, by their titles; the others stay as they were. */
export async function writeSections(
	{ file, title, note, sections }: RunDocument,
	written: ReadonlyMap<string, string>,
): Promise<void> {
	const path = join(projectFolder, file);
	const [, ...before] = (await readFile(path, 'utf8').catch(() => '')).split(/^## /m);
	const kept = new Map(before.map((text) => [text.split('\n', 1)[0], `## ${text.trim()}`]));
	const parts = sections.flatMap((name) => written.get(name) ?? kept.get(name) ?? []);
	await writeFile(path, `${[`# ${title}`, note, ...parts].join('\n\n')}\n`);
}

function boundRow(target: Target): string[] {
	const { what, value, atMost, atLeast } = target;
	const bounds = [
		atMost === undefined ? [] : `at most ${atMost}`,
		atLeast === undefined ? [] : `at least ${atLeast}`,
	];
	const measured = Number.isInteger(value) ? String(value) : value.toFixed(2);
	return [what, bounds.flat().join(', '), measured, isReached(target) ? 'reached' : '**missed**'];
}

/** The machine of a run, in words. */
function machine(): string {
	const gigabytes = Math.round(totalmem() / 2 ** 30);
	return `${cpus().length} × ${cpus()[0].model.trim()}, ${gigabytes} GB`;
}

function today(): string {
	return new Date().toISOString().slice(0, 10);
}
