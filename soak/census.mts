import { fileURLToPath } from 'node:url';
import { linesOf } from '../e2e/n8n/log.mts';
import { until } from '../e2e/until.mts';

/** What a process holds at one time, its garbage collected. */
export interface Census {
	/** Milliseconds since 1970. */
	time: number;
	/** Bytes. */
	heap: number;
	/** Bytes. */
	memory: number;
	/** Timers, sockets and whatever else keeps an event loop busy. */
	handles: number;
	fileDescriptors: number;
}

const limitInSeconds = 60;

/** The environment variables that make a Node process write down a census when it is asked for one. */
export function recordingCensus(file: string): Record<string, string> {
	const probe = fileURLToPath(new URL('probe.cjs', import.meta.url));
	return { NODE_OPTIONS: `--require=${JSON.stringify(probe)}`, TESTS_CENSUS: file };
}

/**
 * Asks a process for a census and waits for it.
 * @throws when none has come within a minute
 */
export async function takeCensus(processId: number, file: string): Promise<Census> {
	const before = (await linesOf(file)).length;
	process.kill(processId, 'SIGUSR2');
	const lines = await until(async () => {
		const found = await linesOf(file);
		return found.length > before && found;
	}, limitInSeconds);
	const [time, heap, memory, handles, fileDescriptors] = lines[before].split(' ').map(Number);
	return { time, heap, memory, handles, fileDescriptors };
}
