import { sleep } from 'n8n-workflow';
import pMap from 'p-map';

import type { RequestSettings } from './requestSettings';

/**
 * Does something for each item at the pace that the user set under Request Options: a batch after the other, with a
 * pause between them, and so many items at a time.
 *
 * @param work gives for a batch what each of its items does
 * @param isStopped whether what is left of the items makes no request, so that no pause is due
 * @returns what became of each item, in their order
 */
export async function inBatches<Result>(
	indices: number[],
	{ batchSize, batchInterval, concurrency }: Omit<RequestSettings, 'settings'>,
	work: (batch: number[]) => (index: number) => Promise<Result>,
	isStopped: () => boolean,
): Promise<Result[]> {
	const results: Result[] = [];
	for (let start = 0; start < indices.length; start += batchSize) {
		if (start > 0 && !isStopped()) await sleep(batchInterval);
		const batch = indices.slice(start, start + batchSize);
		// One by one: so many arguments as a run may have items are too many for a call.
		for (const result of await pMap(batch, work(batch), { concurrency })) results.push(result);
	}
	return results;
}
