import { stripVTControlCharacters } from 'node:util';
import { execa } from 'execa';

const lastLines = 30;

/**
 * Runs npm to its end and gives what it wrote to standard output.
 * @throws when it does not succeed, with the end of what it said
 */
export async function npm(
	cwd: string,
	args: string[],
	env: Record<string, string> = {},
): Promise<string> {
	const { failed, stdout, all } = await execa(
		'npm',
		[...args, '--no-audit', '--no-fund', '--loglevel=error'],
		{ cwd, env, stdin: 'ignore', reject: false, all: true },
	);
	if (!failed) return stdout;
	throw new Error(`"npm ${args.join(' ')}" did not succeed:\n${endOf(all)}`);
}

/** The last lines as a person would have seen them: without colors and what a spinner drew over. */
function endOf(output: string): string {
	const drawnOver = /^.*\u001B\[J/gm;
	const lines = stripVTControlCharacters(output.replace(drawnOver, '')).trim().split('\n');
	return lines.slice(-lastLines).join('\n');
}

/** The line in which npm says why it did not succeed: codes come before it, and advice after it. */
export function reasonOf(error: unknown): string {
	const lines = String(error).split('\n');
	const said = lines.filter((line) => line.startsWith('npm error '));
	const isCode = /^npm error (code|errno|syscall|path|command)\b/;
	return said.find((line) => !isCode.test(line)) ?? lines.slice(0, 2).join(' ');
}
