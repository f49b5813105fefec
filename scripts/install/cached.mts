import { existsSync } from 'node:fs';
import { mkdir, mkdtempDisposable, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './folders.mts';

const unfinishedPrefix = 'unfinished-';
const day = 24 * 60 * 60_000;

/**
 * A folder of the cache, which is made if it is not there yet.
 * It is built in another place and moved to its own when it is complete, so that an interrupted set-up leaves nothing
 * that looks finished, and two at the same time do not meet.
 *
 * @param setUp fills the folder
 * @returns its path
 */
export async function cachedFolder(
	name: string,
	setUp: (folder: string) => Promise<void>,
): Promise<string> {
	const folder = join(cacheFolder, name);
	if (existsSync(folder)) return folder;
	await mkdir(cacheFolder, { recursive: true });
	await removeAbandonedSetUps();
	await using unfinished = await mkdtempDisposable(join(cacheFolder, unfinishedPrefix));
	await setUp(unfinished.path);
	await moveIntoPlace(unfinished.path, folder);
	return folder;
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
