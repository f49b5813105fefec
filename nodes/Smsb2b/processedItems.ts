import { type IExecuteFunctions, sleep } from 'n8n-workflow';

import { getOwn } from '../../lib/values/getOwn';

/** n8n rewrites the whole list at each look-up: what is older than this many entries is forgotten. */
export const MOST_ENTRIES = 100_000;

/** Keys that are taken out in a row: n8n looks each up in the whole list, and does nothing else meanwhile. */
const MOST_REMOVED = 1_000;

const MODE = { mode: 'entries', maxEntries: MOST_ENTRIES } as const;

/** The last use of the record of a node in this process; n8n reads it and writes it back without a lock. */
const lastUses = new Map<string, Promise<unknown>>();

/** Keys that are recorded together. */
interface Waiting {
	keys: string[];
	recorded: Promise<ReadonlySet<unknown>>;
}

/** n8n's record of what a node has processed, in all its executions. It cannot be read without recording something. */
export class ProcessedItems {
	private waiting?: Waiting;

	private readonly node: string;

	constructor(private readonly execution: IExecuteFunctions) {
		this.node = `${execution.getWorkflow().id}/${execution.getNode().id}`;
	}

	/**
	 * Records keys, each of them once. Those that come while the record is in use wait, and go together.
	 *
	 * @returns those that were recorded before; keys of other calls may be among them
	 * @throws whatever n8n throws
	 */
	async record(keys: string[]): Promise<ReadonlySet<unknown>> {
		this.waiting ??= this.next();
		for (const key of keys) this.waiting.keys.push(key);
		return await this.waiting.recorded;
	}

	/** Takes keys out of the record. @throws whatever n8n throws */
	async remove(keys: string[]): Promise<void> {
		for (let start = 0; start < keys.length; start += MOST_REMOVED) {
			const some = keys.slice(start, start + MOST_REMOVED);
			await this.inTurn(async () => {
				await this.execution.helpers.removeProcessed(some, 'node', MODE);
			});
			await sleep(0);
		}
	}

	private next(): Waiting {
		const keys: string[] = [];
		const recorded = this.inTurn(async () => {
			this.waiting = undefined;
			return await this.look(keys).catch(async (error: unknown) => {
				if (!isFirstElsewhere(error)) throw error;
				return await this.look(keys);
			});
		});
		return { keys, recorded };
	}

	private async look(keys: string[]): Promise<ReadonlySet<unknown>> {
		const { helpers } = this.execution;
		const { processed } = await helpers.checkProcessedAndRecord(keys, 'node', MODE);
		return new Set(processed);
	}

	private async inTurn<T>(use: () => Promise<T>): Promise<T> {
		const before = lastUses.get(this.node) ?? Promise.resolve();
		const own = before.then(use, use);
		lastUses.set(this.node, own);
		try {
			return await own;
		} finally {
			if (lastUses.get(this.node) === own) lastUses.delete(this.node);
		}
	}
}

/** How PostgreSQL and SQLite say that there is such a row. */
const UNIQUE_VIOLATION = /^(?:23505|SQLITE_CONSTRAINT\w*)$/;

/** Whether another process made the first entry at the same moment, so that nothing was recorded. */
function isFirstElsewhere(error: unknown): boolean {
	return UNIQUE_VIOLATION.test(String(getOwn(error, 'code')));
}
