import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import getPort from 'get-port';
import type { N8nInstallation } from '../../scripts/install/n8n.mts';
import { startChild, type RunningChild } from '../services/child.mts';
import { n8nEnvironment, recordingOutsideCalls } from './environment.mts';

/** An n8n that answers. */
export interface RunningN8n extends RunningChild {
	url: string;
	/** n8n's SQLite database. */
	databaseFile: string;
	/** Gets a line for every address outside this machine that n8n tries to reach. */
	outsideCallsFile: string;
}

export interface N8nOptions {
	installation: N8nInstallation;
	/** n8n keeps everything in `.n8n` below this folder. */
	userFolder: string;
	/** Any free port if it is left out. */
	port?: number;
	environment?: Record<string, string>;
	/** What kind of process it is: all of n8n or, in queue mode, the main process, unless it is said. */
	command?: 'start' | 'webhook' | 'worker';
	/** By which its log is known; "n8n" if it is left out. */
	name?: string;
}

/** A worker finishes what it has begun, for up to 30 seconds, before it ends. */
const workerStopLimitInSeconds = 40;

/**
 * Starts n8n and waits until it answers.
 * @throws when it ends or does not answer in time; the message holds the end of its log.
 */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	const { installation, userFolder, command = 'start', name = 'n8n' } = options;
	await mkdir(userFolder, { recursive: true });
	const outsideCallsFile = join(userFolder, 'outside-calls.txt');
	const port = options.port ?? (await getPort());
	const url = `http://localhost:${port}`;
	const child = await startChild({
		command: installation.node,
		arguments: [installation.n8n, command],
		folder: userFolder,
		logFile: join(userFolder, `${name}.log`),
		environment: {
			...n8nEnvironment({ userFolder, port, taskBrokerPort: await getPort() }),
			...recordingOutsideCalls(outsideCallsFile),
			...options.environment,
		},
		...(command === 'worker' && { stopLimitInSeconds: workerStopLimitInSeconds }),
		isReady: async () => (await isHealthy(url)) && (command !== 'start' || (await hasApi(url))),
	});
	const databaseFile = join(userFolder, '.n8n/database.sqlite');
	return { ...child, url, databaseFile, outsideCallsFile };
}

async function isHealthy(url: string): Promise<boolean> {
	return (await fetch(`${url}/healthz/readiness`)).ok;
}

/** The health check answers before the REST API is there; the settings are JSON from then on. */
async function hasApi(url: string): Promise<boolean> {
	const settings = await fetch(`${url}/rest/settings`);
	return Boolean(settings.headers.get('content-type')?.includes('json'));
}
