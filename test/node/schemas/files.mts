import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const nodes = join(import.meta.dirname, '../../../nodes');
const folderOfOperations = 'Smsb2b/__schema__/v1.0.0';

/** Whether the files are to be written anew (`npm run schemas`) instead of compared. */
export const isWriting = process.env.WRITE_SCHEMAS === 'true';

/** The operations that have a file, as `resource.operation`. */
export function describedOperations(): string[] {
	const files = globSync('*/*.json', { cwd: join(nodes, folderOfOperations) });
	return files.map((file) => file.replace('/', '.').replace(/\.json$/, '')).sort();
}

/** The file in which n8n looks for the output of an operation. @param operation `resource.operation` */
export function fileOfOperation(operation: string): string {
	return join(nodes, folderOfOperations, `${operation.replace('.', '/')}.json`);
}

/** The file in which n8n looks for the output of a trigger. @param node its folder; @param version 1.1 or the like */
export function fileOfTrigger(node: string, version: number): string {
	const [major, minor = '0'] = String(version).split('.');
	return join(nodes, node, `__schema__/v${major}.${minor}.0.json`);
}

/** A file, parsed; undefined when there is none. */
export function readSchema(file: string): unknown {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

export function writeSchema(file: string, schema: object): void {
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, `${JSON.stringify(schema, null, '\t')}\n`);
}

export function removeSchema(file: string): void {
	rmSync(file);
}
