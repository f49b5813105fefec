import { createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { execa } from 'execa';
import { onExit } from 'signal-exit';
import { lastLines } from '../n8n/log.mts';
import { until } from '../until.mts';

/** A program that was started and is ready. */
export interface RunningChild extends AsyncDisposable {
	processId: number;
	/** What it writes to standard output and standard error. */
	logFile: string;
	/** Asks it to end, and returns when it has; ends it by force after a while. */
	stop(): Promise<void>;
	/** Ends it at once, as a crash would. */
	kill(): Promise<void>;
	/** Settles when it has ended, whatever the reason. */
	ended: Promise<unknown>;
}

export interface ChildOptions {
	command: string;
	arguments: string[];
	/** Where it runs, and where its log is. */
	folder: string;
	logFile: string;
	/** All of its environment: a person's own settings are to have no influence. */
	environment: Record<string, string | undefined>;
	/** Whether it does its work already; an exception counts as "not yet". */
	isReady: () => Promise<boolean>;
	/** Written to its standard input. */
	input?: string;
	/** As whom it runs, if not as ourselves. */
	user?: { uid: number; gid: number };
	/** What asks it to end. */
	stopSignal?: NodeJS.Signals;
	/** How long it may take to end before it is ended by force. */
	stopLimitInSeconds?: number;
}

const startLimitInSeconds = 180;

/**
 * Starts a program and waits until it is ready. It is in a group of its own: Ctrl-C in a terminal reaches only us, and
 * we end it in order, also when we are ended by a signal.
 * @throws when it ends or is not ready in time; the message holds the end of its log.
 */
export async function startChild(options: ChildOptions): Promise<RunningChild> {
	const { logFile, isReady, stopSignal = 'SIGTERM' } = options;
	const child = spawn(options);
	child.all.pipe(createWriteStream(logFile));
	const forget = onExit(() => void child.kill(stopSignal));
	const end = async (signal: NodeJS.Signals) => {
		forget();
		child.kill(signal);
		await child;
	};
	const stop = async () => await end(stopSignal);
	try {
		await readiness(child, isReady);
	} catch (cause) {
		await stop();
		const name = basename(logFile, '.log');
		throw new Error(`${name} did not start.\n${await lastLines(logFile)}`, { cause });
	}
	return {
		...{
			processId: child.pid!,
			logFile,
			stop,
			kill: async () => await end('SIGKILL'),
			ended: child,
		},
		[Symbol.asyncDispose]: stop,
	};
}

function spawn(options: ChildOptions) {
	const { command, arguments: parameters, folder, environment, input, user } = options;
	return execa(command, parameters, {
		...{ cwd: folder, env: environment, extendEnv: false, detached: true },
		...(input === undefined ? { stdin: 'ignore' } : { input }),
		...user,
		...{ reject: false, buffer: false, all: true },
		forceKillAfterDelay: (options.stopLimitInSeconds ?? 20) * 1000,
	});
}

async function readiness(
	child: ReturnType<typeof spawn>,
	isReady: () => Promise<boolean>,
): Promise<void> {
	let hasEnded = false;
	void child.then(() => {
		hasEnded = true;
	});
	await until(async () => hasEnded || (await isReady()), startLimitInSeconds);
	if (hasEnded) throw new Error('It ended while it was starting.');
}
