import { existsSync } from 'node:fs';
import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedFolder } from './cached.mts';
import { projectFolder, shortHash } from './folders.mts';
import { missingBuildTools } from './build-tools.mts';
import { npm } from './npm.mts';

/** An n8n on this machine, with the Node it runs on. */
export interface N8nInstallation {
	/** The folder that holds `node_modules`. */
	folder: string;
	node: string;
	n8n: string;
}

const manifestFiles = ['package.json', 'package-lock.json', '.npmrc'];
const manifestFolder = join(projectFolder, 'e2e');

/** The version of n8n that e2e/package-lock.json names. */
export async function wantedN8nVersion(): Promise<string> {
	const { packages } = JSON.parse(await readLock()) as {
		packages: Record<string, { version: string }>;
	};
	return packages['node_modules/n8n'].version;
}

/** The n8n of e2e/package-lock.json, installed into the cache folder if it is not there yet. */
export async function installN8n(report: (line: string) => void): Promise<N8nInstallation> {
	const name = `n8n-${await wantedN8nVersion()}-${shortHash(await readLock())}`;
	const folder = await cachedFolder(name, async (unfinished) => {
		report('Installing n8n into the cache folder; this happens once and takes a few minutes.');
		await setUp(unfinished, report);
	});
	return describeInstallation(folder);
}

async function readLock(): Promise<string> {
	return await readFile(join(manifestFolder, 'package-lock.json'), 'utf8');
}

function describeInstallation(folder: string): N8nInstallation {
	return {
		folder,
		node: join(folder, 'node_modules/.bin/node'),
		n8n: join(folder, 'node_modules/n8n/bin/n8n'),
	};
}

async function setUp(folder: string, report: (line: string) => void): Promise<void> {
	const missing = await missingBuildTools();
	if (missing) throw new Error(missing);
	for (const file of manifestFiles) await cp(join(manifestFolder, file), join(folder, file));

	const withItsNode = { PATH: `${join(folder, 'node_modules/.bin')}:${process.env.PATH}` };
	report('  1 of 3: packages');
	await npm(folder, ['ci', '--ignore-scripts']);
	report('  2 of 3: Node');
	await npm(folder, ['rebuild', 'node', '--ignore-scripts=false']);
	report('  3 of 3: SQLite, compiled from source');
	await npm(folder, ['rebuild', 'sqlite3', '--ignore-scripts=false'], {
		...withItsNode,
		npm_config_nodedir: await folderOfNodeHeaders(folder),
	});
}

/** The package "node" keeps the platform's package, which has the headers, inside itself. */
async function folderOfNodeHeaders(folder: string): Promise<string> {
	const parent = join(folder, 'node_modules/node/node_modules');
	for (const name of await readdir(parent)) {
		if (existsSync(join(parent, name, 'include/node/node.h'))) return join(parent, name);
	}
	throw new Error(`None of the packages in ${parent} has the headers of Node.`);
}
