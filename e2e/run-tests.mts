import { globSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { projectFolder } from '../scripts/install/folders.mts';

const limitOfOneFile = 10 * 60_000;

/** The files given on the command line, or those of a pattern without any, by their names. */
export function chosenTestFiles(pattern: string, chosen: string[]): string[] {
	const files = globSync(chosen.length > 0 ? chosen : [pattern], { cwd: projectFolder });
	return files.sort().map((file) => join(projectFolder, file));
}

/**
 * Runs test files one after the other, since they share what they test, and prints what comes out.
 *
 * @returns whether all have passed
 */
export async function runTestFiles(files: string[]): Promise<boolean> {
	let haveAllPassed = false;
	const events = run({ files, concurrency: 1, timeout: limitOfOneFile });
	events.on('test:summary', ({ file, success }) => {
		const isOfAllFiles = file === undefined;
		if (isOfAllFiles) haveAllPassed = success;
	});
	const printed = events.compose(new spec());
	printed.pipe(process.stdout);
	await new Promise((resolve) => printed.once('end', resolve));
	return haveAllPassed;
}
