import fc from 'fast-check';
import pMap from 'p-map';
import { forged } from '../e2e/tests/delivery-bad-calls.mts';

/** What one attack consists of: calls, and how many of them are under way at a time. */
export const attack = { calls: 200, atOnce: 20 };

/** Anyone on the internet who knows the address of a trigger, and not its secret. */
export class Attacker {
	/** How often each HTTP status was the answer. */
	readonly answers = new Map<number, number>();
	readonly #url: string;

	constructor(url: string) {
		this.#url = url;
	}

	/** Calls with made-up signatures, a tenth of them with a body of 100 KB. */
	async strike(): Promise<void> {
		await pMap(
			fc.sample(forged, attack.calls).entries(),
			async ([index, sig]) => {
				const url = `${this.#url}?sig=${sig}&msgid=${index}&status=d`;
				const body = new URLSearchParams({ to: '3'.repeat(100_000) });
				const response = await fetch(url, index % 10 === 0 ? { method: 'POST', body } : {});
				await response.arrayBuffer();
				this.answers.set(response.status, (this.answers.get(response.status) ?? 0) + 1);
			},
			{ concurrency: attack.atOnce },
		);
	}

	/** How many calls there were, and how many of them were not rejected. */
	get score(): { calls: number; notRejected: number } {
		const counts = [...this.answers];
		const sum = (of: typeof counts) => of.reduce((total, [, count]) => total + count, 0);
		const notRejected = counts.filter(([status]) => ![403, 413].includes(status));
		return { calls: sum(counts), notRejected: sum(notRejected) };
	}
}
