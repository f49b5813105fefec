import { existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian's packages of the programs that the queue environment runs beside n8n. */
const debianPackages = { 'redis-server': 'redis-server', initdb: 'postgresql', caddy: 'caddy' };

type Program = keyof typeof debianPackages;

/** Debian keeps PostgreSQL's programs together in a folder for each version; links elsewhere lack their neighbours. */
const postgresFolders = globSync('/usr/lib/postgresql/*/bin').sort().toReversed();

/**
 * The paths of these programs.
 * @throws when one is missing, naming the package that brings it
 */
export function findPrograms(): Record<Program, string> {
	const names = Object.keys(debianPackages) as Program[];
	const found = names.map((name) => [name, find(name)] as const);
	const missing = found.flatMap(([name, path]) => (path ? [] : [debianPackages[name]]));
	if (missing.length > 0) {
		throw new Error(`Please install: apt-get install --no-install-recommends ${missing.join(' ')}`);
	}
	return Object.fromEntries(found) as Record<Program, string>;
}

function find(name: string): string | undefined {
	const folders = [...postgresFolders, ...(process.env.PATH ?? '').split(delimiter)];
	return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
