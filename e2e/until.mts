import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again and again until the answer is something other than undefined or false; an exception counts as "not yet".
 * @throws when the time is over, with the last exception as the cause.
 */
export async function until<T>(
	ask: () => Promise<T | undefined | false>,
	limitInSeconds: number,
	pauseInMilliseconds = 100,
): Promise<T> {
	const end = Date.now() + limitInSeconds * 1000;
	let cause: unknown;
	do {
		try {
			const answer = await ask();
			if (answer !== undefined && answer !== false) return answer;
		} catch (error) {
			cause = error;
		}
		await sleep(pauseInMilliseconds);
	} while (Date.now() < end);
	throw new Error(`Nothing came within ${limitInSeconds} seconds.`, { cause });
}
