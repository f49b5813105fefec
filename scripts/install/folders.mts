import { createHash } from 'node:crypto';
import { mkdtempDisposable } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout that this file belongs to. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** Pictures and records that runs leave for a person to look at; git ignores it. */
export const outputFolder = join(projectFolder, 'output');

/** Everything that is kept between runs and may be deleted at any time. */
export const cacheFolder = join(
	process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
	'n8n-nodes-smsb2b',
);

/** The n8n user folder of `npm start`: one for each checkout, so that two never share a database. */
export const userFolderOfCheckout = join(cacheFolder, `user-${shortHash(projectFolder)}`);

/** Makes an empty folder that is removed when its user leaves: `await using folder = await temporaryFolder('bench')`. */
export async function temporaryFolder(
	purpose: string,
): Promise<AsyncDisposable & { path: string }> {
	return await mkdtempDisposable(join(tmpdir(), `n8n-nodes-smsb2b-${purpose}-`));
}

/** The first digits of the SHA-256 of a text. */
export function shortHash(text: string): string {
	return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
