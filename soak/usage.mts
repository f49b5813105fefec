import { fileURLToPath } from 'node:url';
import { linesOf } from '../e2e/n8n/log.mts';
import { until } from '../e2e/until.mts';

/** The resources that a process uses at one time, its garbage collected. */
export interface Usage {
	/** Milliseconds since 1970. */
	time: number;
	/** Bytes. */
	heap: number;
	/** Bytes. */
	memory: number;
	/** Timers, sockets and whatever else keeps an event loop busy: the fewest of some seconds. */
	handles: number;
	/** The fewest of some seconds. */
	fileDescriptors: number;
}

const limitInSeconds = 60;

/** The environment variables that make a Node process write down what it uses when it is asked. */
export function recordingUsage(file: string): Record<string, string> {
	const probe = fileURLToPath(new URL('probe.cjs', import.meta.url));
	return { NODE_OPTIONS: `--require=${JSON.stringify(probe)}`, TESTS_USAGE: file };
}

/**
 * Asks a process what it uses and waits for it.
 * @throws when none has come within a minute
 */
export async function measureUsage(processId: number, file: string): Promise<Usage> {
	const before = (await linesOf(file)).length;
	process.kill(processId, 'SIGUSR2');
	const lines = await until(async () => {
		const found = await linesOf(file);
		return found.length > before && found;
	}, limitInSeconds);
	const [time, heap, memory, handles, fileDescriptors] = lines[before].split(' ').map(Number);
	return { time, heap, memory, handles, fileDescriptors };
}
