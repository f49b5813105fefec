import { createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { execa } from 'execa';
import { lastLines } from '../n8n/log.mts';
import { until } from '../until.mts';

/** A program that was started and is ready. */
export interface RunningChild {
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
const usualStopLimitInSeconds = 20;

/**
 * Starts a program and waits until it is ready. It is in a group of its own: Ctrl-C in a terminal reaches only us, and
 * we end it in order.
 * @throws when it ends or is not ready in time; the message holds the end of its log.
 */
export async function startChild(options: ChildOptions): Promise<RunningChild> {
	const { logFile, isReady } = options;
	const child = spawn(options);
	child.all.pipe(createWriteStream(logFile));
	const stop = stopperOf(child, options.stopSignal ?? 'SIGTERM');
	try {
		await readiness(child, isReady);
	} catch (cause) {
		await stop();
		const name = basename(logFile, '.log');
		throw new Error(`${name} did not start.\n${await lastLines(logFile)}`, { cause });
	}
	const kill = async () => {
		child.kill('SIGKILL');
		await child;
	};
	return { processId: child.pid!, logFile, stop, kill, ended: child };
}

function spawn(options: ChildOptions) {
	const { command, arguments: parameters, folder, environment, input, user } = options;
	const { stopLimitInSeconds = usualStopLimitInSeconds } = options;
	return execa(command, parameters, {
		cwd: folder,
		detached: true,
		reject: false,
		...(input === undefined ? { stdin: 'ignore' } : { input }),
		...user,
		buffer: false,
		all: true,
		forceKillAfterDelay: stopLimitInSeconds * 1000,
		extendEnv: false,
		env: environment,
	});
}

type Child = ReturnType<typeof spawn>;

/** What asks us to end, with what Node.js says of it in the exit code. */
const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;
let goesInOrder = false;

/** A signal that nobody here takes would end us without the event "exit", and leave behind what we have started. */
function goInOrderOnSignals(): void {
	if (goesInOrder) return;
	goesInOrder = true;
	for (const [signal, number] of Object.entries(signalNumbers)) {
		process.on(signal, () => {
			const isTakenByOthers = process.listenerCount(signal) > 1;
			if (!isTakenByOthers) process.exit(128 + number);
		});
	}
}

/** What ends a process; it is ended as well when we go without having used it. */
function stopperOf(child: Child, signal: NodeJS.Signals): () => Promise<void> {
	goInOrderOnSignals();
	const endWithUs = () => child.kill(signal);
	process.once('exit', endWithUs);
	return async () => {
		process.off('exit', endWithUs);
		child.kill(signal);
		await child;
	};
}

async function readiness(child: Child, isReady: () => Promise<boolean>): Promise<void> {
	let hasEnded = false;
	void child.then(() => {
		hasEnded = true;
	});
	await until(async () => hasEnded || (await isReady()), startLimitInSeconds);
	if (hasEnded) throw new Error('It ended while it was starting.');
}
