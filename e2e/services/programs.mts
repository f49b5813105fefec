import { constants, globSync } from 'node:fs';
import { access } from 'node:fs/promises';
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
export async function findPrograms(): Promise<Record<Program, string>> {
	const names = Object.keys(debianPackages) as Program[];
	const found = await Promise.all(names.map(async (name) => [name, await find(name)] as const));
	const missing = found.flatMap(([name, path]) => (path ? [] : [debianPackages[name]]));
	if (missing.length > 0) {
		throw new Error(`Please install: apt-get install --no-install-recommends ${missing.join(' ')}`);
	}
	return Object.fromEntries(found) as Record<Program, string>;
}

async function find(name: string): Promise<string | undefined> {
	const folders = [...postgresFolders, ...(process.env.PATH ?? '').split(delimiter)];
	for (const folder of folders) {
		const path = join(folder, name);
		const isThere = await access(path, constants.X_OK).then(
			() => true,
			() => false,
		);
		if (isThere) return path;
	}
	return undefined;
}
