import { readFile } from 'node:fs/promises';

/** The end of a log, for a person to read. */
export async function lastLines(file: string, count = 40): Promise<string> {
	return (await linesOf(file)).slice(-count).join('\n');
}

/** The lines of a file that are not empty; none if there is no file. */
export async function linesOf(file: string): Promise<string[]> {
	const text = await readFile(file, 'utf8').catch(() => '');
	return text.split('\n').filter((line) => line !== '');
}
