import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { linesOf } from '../e2e/n8n/log.mts';

/** What a process needed in a period of time. */
export interface Metrics {
	/** Resident memory when the period began, in bytes. */
	memoryBefore: number;
	/** The most resident memory, in bytes. */
	peakMemory: number;
	/** The longest time for which the event loop served nothing else, in milliseconds. */
	longestPause: number;
	/** Processor time, in milliseconds. */
	processorTime: number;
}

/** A period of time, in milliseconds since 1970. */
export interface Period {
	start: number;
	end: number;
}

/** What the process noted at one time. */
interface Sample {
	time: number;
	pause: number;
	memory: number;
	processorTime: number;
}

const megabyte = 2 ** 20;
const timeToCollectGarbage = 2000;

/** The environment variables that make a Node process write down its metrics in a file. */
export function recordingMetrics(file: string): Record<string, string> {
	const recorder = fileURLToPath(new URL('probes/metrics.cjs', import.meta.url));
	return { NODE_OPTIONS: `--require=${JSON.stringify(recorder)}`, TESTS_METRICS: file };
}

/** Makes a process that records its metrics collect its garbage. */
export async function collectGarbage(processId: number): Promise<void> {
	process.kill(processId, 'SIGUSR2');
	await sleep(timeToCollectGarbage);
}

/**
 * Reads the metrics of a period that is over by now. Pauses that reach over its ends count with the part inside.
 * @throws when the process noted nothing then
 */
export async function metricsDuring(file: string, period: Period): Promise<Metrics> {
	const samples = (await linesOf(file)).map(sampleOf);
	const first = samples.findIndex(({ time }) => time >= period.start);
	const after = samples.findIndex(({ time }) => time > period.end);
	const inside = samples.slice(first, after + 1);
	if (first < 0 || after < 0) throw new Error(`No metrics of the time ${period.start} in ${file}.`);
	const before = samples[Math.max(0, first - 1)];
	return {
		memoryBefore: before.memory,
		processorTime: samples[after].processorTime - before.processorTime,
		peakMemory: Math.max(...inside.map(({ memory }) => memory)),
		longestPause: Math.max(...inside.map((sample) => pauseInside(sample, period))),
	};
}

/** Bytes as whole megabytes. */
export function inMegabytes(bytes: number): number {
	return Math.round(bytes / megabyte);
}

function sampleOf(line: string): Sample {
	const [time, pause, memory, processorTime] = line.split(' ').map(Number);
	return { time, pause, memory, processorTime };
}

function pauseInside({ time, pause }: Sample, { start, end }: Period): number {
	return Math.max(0, Math.min(time, end) - Math.max(time - pause, start));
}
