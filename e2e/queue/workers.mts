import { startN8n, type RunningN8n } from '../n8n/process.mts';
import { linesOf } from '../n8n/log.mts';
import type { QueuePlaces } from './installation.mts';

/** A worker of n8n. */
export type Worker = RunningN8n;

let started = 0;

/** Starts as many workers, next to each other. */
export async function startWorkers(
	{ installation, userFolder, environment }: QueuePlaces,
	count: number,
	changes: Record<string, string> = {},
): Promise<Worker[]> {
	return await Promise.all(
		Array.from({ length: count }, async () => {
			started += 1;
			return await startN8n({
				installation,
				userFolder,
				environment: { ...environment, ...changes },
				command: 'worker',
				name: `worker-${process.pid}-${started}`,
			});
		}),
	);
}

/** The executions that a worker has started or continued, in their order, as its log says. */
export async function executionsStartedBy({ logFile }: Worker): Promise<string[]> {
	return (await linesOf(logFile)).flatMap(
		(line) => /Worker started execution (\d+)/.exec(line)?.[1] ?? [],
	);
}
