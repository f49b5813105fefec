import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

/** A node as a version of this package saved it, and the calls that it made. */
export interface SavedNode {
	title: string;
	parameters: INodeParameters;
	calls: Array<{ path: string; body: IDataObject }>;
}

const folder = join(import.meta.dirname, '../../fixtures');

/** The version to keep the nodes of, given when it is released: `KEEP_VERSION=0.1.0 npx jest test/upgrade`. */
export const versionToKeep = process.env.KEEP_VERSION;

/** The nodes that were kept, by version. */
export function keptVersions(): Array<[version: string, nodes: SavedNode[]]> {
	return globSync('*/nodes.json', { cwd: folder })
		.sort()
		.map((file) => [
			basename(join(file, '..')),
			JSON.parse(readFileSync(join(folder, file), 'utf8')) as SavedNode[],
		]);
}

/** Keeps the nodes of a version. @throws Error when it was kept already: what was released stays as it was */
export function keep(version: string, nodes: SavedNode[]): void {
	const path = join(folder, version, 'nodes.json');
	if (existsSync(path)) throw new Error(`The nodes of version ${version} are kept already`);
	mkdirSync(join(folder, version), { recursive: true });
	writeFileSync(path, `${JSON.stringify(nodes, null, '\t')}\n`);
}
