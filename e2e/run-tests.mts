import { globSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { parseArgs } from 'node:util';
import { projectFolder, temporaryFolder } from '../scripts/install/folders.mts';
import { publishContext, type Context } from './context.mts';
import { lastLines } from './n8n/log.mts';

/** What test files share, and the document that they fill. */
export interface Suite {
	/** The files, unless some are named on the command line. */
	pattern: string;
	/** The end of the file name that comes last, because it looks back at the whole run. */
	last?: string;
	/** Starts what the files share in a new folder. */
	open(folder: string): Promise<OpenSuite>;
	/** Writes what the tests have found. */
	write(findingsFile: string): Promise<void>;
}

export interface OpenSuite extends AsyncDisposable {
	context: Omit<Context, 'findingsFile'>;
	/** Their ends are shown when a test has failed. */
	logFiles: string[];
}

const limitOfOneFile = 10 * 60_000;

/** Runs a suite as the command line says: only some files, or with `--write`, which writes the document. */
export async function runSuite({ pattern, last, open, write }: Suite): Promise<void> {
	const { values, positionals } = parseArgs({
		options: { write: { type: 'boolean', default: false } },
		allowPositionals: true,
	});
	const chosen = positionals.length > 0 ? positionals : [pattern];
	const files = globSync(chosen, { cwd: projectFolder }).sort();
	if (files.length === 0) throw new Error(`There is no test file ${chosen.join(' ')}`);
	const isLast = (file: string) => Number(last !== undefined && file.endsWith(last));
	files.sort((one, other) => isLast(one) - isLast(other));
	await using folder = await temporaryFolder('e2e');
	// PostgreSQL runs as another user, whose folder is in this one.
	await chmod(folder.path, 0o755);
	const findingsFile = join(folder.path, 'findings.jsonl');
	await writeFile(findingsFile, '');
	await using suite = await open(folder.path);
	publishContext({ ...suite.context, findingsFile });
	if (!(await runTestFiles(files))) {
		for (const log of suite.logFiles) console.log(`\nThe end of ${log}:\n${await lastLines(log)}`);
		process.exitCode = 1;
	} else if (values.write) await write(findingsFile);
}

/**
 * Runs test files one after the other, since they share what they test, and prints what comes out.
 *
 * @param paths of the files in the checkout
 * @param nodeOptions of the process of each file
 * @returns whether all have passed
 */
export async function runTestFiles(paths: string[], nodeOptions: string[] = []): Promise<boolean> {
	let haveAllPassed = false;
	const files = paths.map((path) => join(projectFolder, path));
	const events = run({ files, concurrency: 1, timeout: limitOfOneFile, execArgv: nodeOptions });
	events.on('test:summary', ({ file, success }) => {
		const isOfAllFiles = file === undefined;
		if (isOfAllFiles) haveAllPassed = success;
	});
	const printed = events.compose(new spec());
	printed.pipe(process.stdout);
	await new Promise((resolve) => printed.once('end', resolve));
	return haveAllPassed;
}
