import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import getPort from 'get-port';
import type { N8nInstallation } from '../install/n8n.mts';
import { until } from '../until.mts';
import { n8nEnvironment } from './environment.mts';
import { lastLines } from './log.mts';

/** An n8n that answers. */
export interface RunningN8n {
	url: string;
	logFile: string;
	/** Gets a line for every address outside this machine that n8n tries to reach. */
	outsideCallsFile: string;
	/** Asks n8n to end, and returns when it has; ends it by force after a while. */
	stop(): Promise<void>;
	/** Settles when the process has ended, whatever the reason. */
	ended: Promise<unknown>;
}

export interface N8nOptions {
	installation: N8nInstallation;
	/** n8n keeps everything in `.n8n` below this folder. */
	userFolder: string;
	/** Any free port if it is left out. */
	port?: number;
	environment?: Record<string, string>;
}

const startLimitInSeconds = 180;
const stopLimitInSeconds = 20;

/**
 * Starts n8n as a process of its own group, so that Ctrl-C in a terminal reaches only us and we end it in order.
 * @throws when it ends or does not answer in time; the message holds the end of its log.
 */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	const { installation, userFolder } = options;
	await mkdir(userFolder, { recursive: true });
	const port = options.port ?? (await getPort());
	const url = `http://localhost:${port}`;
	const logFile = join(userFolder, 'n8n.log');
	const outsideCallsFile = join(userFolder, 'outside-calls.txt');

	const child = execa(installation.node, [installation.n8n, 'start'], {
		cwd: userFolder,
		detached: true,
		reject: false,
		stdin: 'ignore',
		buffer: false,
		all: true,
		forceKillAfterDelay: stopLimitInSeconds * 1000,
		env: {
			...n8nEnvironment({ userFolder, port, taskBrokerPort: await getPort() }),
			NODE_OPTIONS: `--require=${fileURLToPath(new URL('outside-calls.cjs', import.meta.url))}`,
			LAB_OUTSIDE_CALLS: outsideCallsFile,
			...options.environment,
		},
	});
	child.all.pipe(createWriteStream(logFile));
	const endWithUs = () => child.kill('SIGTERM');
	process.once('exit', endWithUs);

	const stop = async () => {
		process.off('exit', endWithUs);
		child.kill('SIGTERM');
		await child;
	};
	try {
		const hasEnded = child.then(async () => {
			throw new Error('n8n ended while it was starting.');
		});
		await Promise.race([until(async () => await isReady(url), startLimitInSeconds), hasEnded]);
	} catch (cause) {
		await stop();
		throw new Error(`n8n did not start.\n${await lastLines(logFile)}`, { cause });
	}
	return {
		url,
		logFile,
		outsideCallsFile,
		stop,
		ended: child,
	};
}

/** The health check answers before the REST API is there; the settings are JSON from then on. */
async function isReady(url: string): Promise<boolean> {
	const health = await fetch(`${url}/healthz/readiness`);
	if (!health.ok) return false;
	const settings = await fetch(`${url}/rest/settings`);
	return Boolean(settings.headers.get('content-type')?.includes('json'));
}
