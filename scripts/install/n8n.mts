import { existsSync } from 'node:fs';
import {
	cp,
	mkdir,
	mkdtempDisposable,
	readdir,
	readFile,
	rename,
	rm,
	stat,
} from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder, projectFolder, shortHash } from './folders.mts';
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
const unfinishedPrefix = 'unfinished-';
const day = 24 * 60 * 60_000;

/** The version of n8n that e2e/package-lock.json names. */
export async function wantedN8nVersion(): Promise<string> {
	const { packages } = JSON.parse(await readLock()) as {
		packages: Record<string, { version: string }>;
	};
	return packages['node_modules/n8n'].version;
}

/**
 * The n8n of e2e/package-lock.json, installed into the cache folder if it is not there yet.
 * It is built in a folder of this process and moved to its place when it is complete, so that an interrupted set-up
 * leaves nothing that looks finished, and two at the same time do not meet.
 */
export async function installN8n(report: (line: string) => void): Promise<N8nInstallation> {
	const folder = await installationFolder();
	if (!existsSync(folder)) {
		report('Installing n8n into the cache folder; this happens once and takes a few minutes.');
		await mkdir(cacheFolder, { recursive: true });
		await removeAbandonedSetUps();
		await using unfinished = await mkdtempDisposable(join(cacheFolder, unfinishedPrefix));
		await setUp(unfinished.path, report);
		await moveIntoPlace(unfinished.path, folder);
	}
	return describeInstallation(folder);
}

async function installationFolder(): Promise<string> {
	const name = `n8n-${await wantedN8nVersion()}-${shortHash(await readLock())}`;
	return join(cacheFolder, name);
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

async function moveIntoPlace(unfinished: string, folder: string): Promise<void> {
	try {
		await rename(unfinished, folder);
	} catch (error) {
		const anotherProcessWasFaster = existsSync(folder);
		if (!anotherProcessWasFaster) throw error;
	}
}

/** A set-up takes minutes: one that is older than a day was interrupted. */
async function removeAbandonedSetUps(): Promise<void> {
	for (const name of await readdir(cacheFolder)) {
		const path = join(cacheFolder, name);
		const isAbandoned =
			name.startsWith(unfinishedPrefix) && (await stat(path)).mtimeMs < Date.now() - day;
		if (isAbandoned) await rm(path, { recursive: true, force: true });
	}
}
