/** Writes a line to the report of the tests. */
export function print(line: string): void {
	process.stdout.write(`${line}\n`);
}
