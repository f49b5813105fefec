import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import getPort from 'get-port';
import type { N8nInstallation } from '../install/n8n.mts';
import { until } from '../until.mts';
import { n8nEnvironment, recordingOutsideCalls } from './environment.mts';
import { lastLines } from './log.mts';

/** An n8n that answers. */
export interface RunningN8n {
	url: string;
	processId: number;
	logFile: string;
	/** n8n's SQLite database. */
	databaseFile: string;
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
 * Starts n8n and waits until it answers.
 * @throws when it ends or does not answer in time; the message holds the end of its log.
 */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	const { userFolder } = options;
	await mkdir(userFolder, { recursive: true });
	const logFile = join(userFolder, 'n8n.log');
	const databaseFile = join(userFolder, '.n8n/database.sqlite');
	const outsideCallsFile = join(userFolder, 'outside-calls.txt');
	const port = options.port ?? (await getPort());
	const url = `http://localhost:${port}`;

	const child = spawnN8n(options, {
		...n8nEnvironment({ userFolder, port, taskBrokerPort: await getPort() }),
		...recordingOutsideCalls(outsideCallsFile),
		...options.environment,
	});
	child.all.pipe(createWriteStream(logFile));
	const stop = stopperOf(child);
	try {
		await answers(child, url);
	} catch (cause) {
		await stop();
		throw new Error(`n8n did not start.\n${await lastLines(logFile)}`, { cause });
	}
	return {
		url,
		processId: child.pid!,
		logFile,
		databaseFile,
		outsideCallsFile,
		stop,
		ended: child,
	};
}

/** Starts the process in a group of its own: Ctrl-C in a terminal reaches only us, and we end n8n in order. */
function spawnN8n(
	{ installation, userFolder }: N8nOptions,
	environment: Record<string, string | undefined>,
) {
	return execa(installation.node, [installation.n8n, 'start'], {
		cwd: userFolder,
		detached: true,
		reject: false,
		stdin: 'ignore',
		buffer: false,
		all: true,
		forceKillAfterDelay: stopLimitInSeconds * 1000,
		// A person's own n8n settings are to have no influence.
		extendEnv: false,
		env: environment,
	});
}

type N8nProcess = ReturnType<typeof spawnN8n>;

/** What ends a process; it is ended as well when we go without having used it. */
function stopperOf(child: N8nProcess): () => Promise<void> {
	const endWithUs = () => child.kill('SIGTERM');
	process.once('exit', endWithUs);
	return async () => {
		process.off('exit', endWithUs);
		child.kill('SIGTERM');
		await child;
	};
}

async function answers(child: N8nProcess, url: string): Promise<void> {
	let hasEnded = false;
	void child.then(() => {
		hasEnded = true;
	});
	await until(async () => hasEnded || (await isReady(url)), startLimitInSeconds);
	if (hasEnded) throw new Error('n8n ended while it was starting.');
}

/** The health check answers before the REST API is there; the settings are JSON from then on. */
async function isReady(url: string): Promise<boolean> {
	const health = await fetch(`${url}/healthz/readiness`);
	if (!health.ok) return false;
	const settings = await fetch(`${url}/rest/settings`);
	return Boolean(settings.headers.get('content-type')?.includes('json'));
}
