import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const folder = join(import.meta.dirname, '../../../nodes/Smsb2b/__schema__/v1.0.0');

/** Whether the files are to be written anew (`npm run schemas`) instead of compared. */
export const isWriting = process.env.WRITE_SCHEMAS === 'true';

/** The operations that have a file, as `resource.operation`. */
export function describedOperations(): string[] {
	const files = globSync('*/*.json', { cwd: folder });
	return files.map((file) => file.replace('/', '.').replace(/\.json$/, '')).sort();
}

/** The file of an operation, parsed; undefined when there is none. */
export function readSchema(operation: string): unknown {
	if (!describedOperations().includes(operation)) return undefined;
	return JSON.parse(readFileSync(pathOf(operation), 'utf8'));
}

export function writeSchema(operation: string, schema: object): void {
	const path = pathOf(operation);
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, `${JSON.stringify(schema, null, '\t')}\n`);
}

export function removeSchema(operation: string): void {
	rmSync(pathOf(operation));
}

function pathOf(operation: string): string {
	return join(folder, `${operation.replace('.', '/')}.json`);
}
