import { after, before } from 'node:test';
import { useContext } from '../context.mts';
import type { QueuePlaces } from './installation.mts';
import type { ScalingTable } from './scaling.mts';
import { startWorkers, type Worker } from './workers.mts';

/**
 * The n8n in queue mode that all test files share, and the sandbox, which is as new before every test; with two workers of
 * this file's own.
 */
export function useQueue(changes: Record<string, string> = {}) {
	const shared = useContext<{ places: QueuePlaces }, ScalingTable>({ reportDelay: null });
	const workers: Worker[] = [];
	before(async () => {
		workers.push(...(await startWorkers(shared.places, 2, changes)));
	});
	after(async () => {
		await Promise.all(workers.map(async (worker) => await worker.stop()));
	});
	/** Starts a worker and ends all others: executions that wait must be continued by one that did not start them. */
	const replaceWorkers = async (): Promise<Worker> => {
		const [successor] = await startWorkers(shared.places, 1);
		await Promise.all(workers.splice(0).map(async (worker) => await worker.stop()));
		workers.push(successor);
		return successor;
	};
	return { ...shared, workers, replaceWorkers };
}
