import { randomBytes } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import getPort from 'get-port';
import { stringify } from 'yaml';
import { cachedFolder } from '../../scripts/install/cached.mts';
import { projectFolder, shortHash } from '../../scripts/install/folders.mts';
import { npm } from '../../scripts/install/npm.mts';
import { startChild, type RunningChild } from '../services/child.mts';

/** A registry of packages on this machine, empty at first. */
export interface RunningRegistry extends RunningChild {
	url: string;
	/** What npm has to be told, to use it and to publish to it. */
	npmEnvironment: Record<string, string>;
}

const manifestFolder = join(projectFolder, 'e2e/registry');

/**
 * Starts Verdaccio with its storage in a folder; it is installed into the cache folder if it is not there yet.
 * @param publicUrl where its clients find it, if they do not call it at its own address
 */
export async function startRegistry(folder: string, publicUrl?: string): Promise<RunningRegistry> {
	const installation = await installVerdaccio();
	const url = `http://127.0.0.1:${await getPort()}/`;
	const config = {
		storage: join(folder, 'storage'),
		auth: { htpasswd: { file: join(folder, 'htpasswd') } },
		packages: { '**': { access: '$all', publish: '$authenticated' } },
		log: { type: 'stdout', format: 'pretty', level: 'warn' },
	};
	const configFile = join(folder, 'verdaccio.yaml');
	await writeFile(configFile, stringify(config));
	const program = join(installation, 'node_modules/verdaccio/bin/verdaccio');
	const child = await startChild({
		command: process.execPath,
		arguments: [program, '--config', configFile, '--listen', new URL(url).host],
		folder,
		logFile: join(folder, 'verdaccio.log'),
		environment: { HOME: folder, PATH: process.env.PATH, VERDACCIO_PUBLIC_URL: publicUrl },
		isReady: async () => (await fetch(`${url}-/ping`)).ok,
	});
	const npmrc = join(folder, 'npmrc');
	await writeFile(npmrc, `//${new URL(url).host}/:_authToken=${await publisherToken(url)}\n`);
	const npmEnvironment = {
		npm_config_registry: url,
		npm_config_userconfig: npmrc,
		npm_config_cache: join(folder, 'npm-cache'),
	};
	return { ...child, url, npmEnvironment };
}

async function installVerdaccio(): Promise<string> {
	const lock = await readFile(join(manifestFolder, 'package-lock.json'), 'utf8');
	return await cachedFolder(`verdaccio-${shortHash(lock)}`, async (folder) => {
		for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
			await cp(join(manifestFolder, file), join(folder, file));
		}
		await npm(folder, ['ci', '--ignore-scripts']);
	});
}

/** Makes the user who publishes. */
async function publisherToken(url: string): Promise<string> {
	const response = await fetch(`${url}-/user/org.couchdb.user:publisher`, {
		method: 'PUT',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ name: 'publisher', password: randomBytes(12).toString('base64url') }),
	});
	const { token } = (await response.json()) as { token?: string };
	if (!token) throw new Error(`The registry made no user: ${response.status}`);
	return token;
}
