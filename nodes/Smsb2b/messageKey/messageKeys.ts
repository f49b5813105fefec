import type { IExecuteFunctions } from 'n8n-workflow';

import type { ItemContext } from '../../../lib/api/context';
import type { ItemError } from '../../../lib/errors/itemError';
import { ProcessedItems } from '../processedItems';
import { invalidInput } from '../validation/inputErrors';

/** The label of the field, as messages about it name it. */
export const LABEL = 'Message Key';

/** How a message is known in n8n's record, in which there are others than keys. */
const PREFIX = 'key ';

/** A key for which this run may send. */
interface Claim {
	ended: Promise<void>;
	end: () => void;
}

/**
 * The keys of the messages of a run. A key is recorded before its message is sent, so that no other execution sends it,
 * and is free again where nothing was sent.
 */
export class MessageKeys {
	private readonly record: ProcessedItems;

	/** The look-ups of keys, those of keys that are looked up before their turn among them. */
	private readonly lookUps = new Map<string, Promise<unknown>>();

	/** Recorded by this run, so that no other may send them. */
	private readonly own = new Set<string>();

	/** Those that were recorded together: n8n writes them, and another process overwrites them, as one. */
	private readonly recordedTogether: string[][] = [];

	/** Of messages that were sent, or may have been, by this run or before. */
	private readonly kept = new Set<string>();

	/** Of items that failed. */
	private readonly failed = new Set<string>();

	private readonly claims = new Map<string, Claim>();

	constructor(private readonly execution: IExecuteFunctions) {
		this.record = new ProcessedItems(execution);
		// The requests that are running may take minutes to end, and the user may start the workflow again at once.
		execution.getExecutionCancelSignal()?.addEventListener('abort', this.whenStopped);
	}

	/**
	 * Takes the keys for which a message is to be sent now; each that is given has to be ended. Waits for those that other
	 * items of the run have.
	 *
	 * @param nextKeys gives those that will be wanted next: they are recorded together with these
	 * @returns those for which no message was sent before
	 * @throws ItemError when n8n cannot look them up, or the item that had one failed and ended the run
	 */
	async claim(
		item: ItemContext,
		keys: string[],
		nextKeys: () => string[] = () => [],
	): Promise<ReadonlySet<string>> {
		for (let others = this.underWay(keys); others.length > 0; others = this.underWay(keys))
			await Promise.all(others);
		// Without a pause until the claim: no other item may take a key in between.
		const open = keys.filter((key) => !this.kept.has(key));
		const hasFailed = open.some((key) => this.failed.has(key));
		if (hasFailed && !this.execution.continueOnFail()) throw othersFailed(item);
		for (const key of open) this.claims.set(key, newClaim());
		try {
			await this.lookUp(open, nextKeys);
		} catch (error) {
			this.end(open, [], true);
			throw notLookedUp(item, error);
		}
		const before = open.filter((key) => !this.own.has(key));
		this.end(before, before);
		return new Set(open.filter((key) => this.own.has(key)));
	}

	/**
	 * Ends the claims of keys.
	 *
	 * @param kept those whose messages were sent, or may have been
	 * @param hasFailed whether the item that had them failed
	 */
	end(keys: Iterable<string>, kept: Iterable<string>, hasFailed = false): void {
		for (const key of kept) this.kept.add(key);
		for (const key of keys) {
			if (hasFailed) this.failed.add(key);
			this.claims.get(key)?.end();
			this.claims.delete(key);
		}
	}

	/**
	 * Called when the run is over: frees keys for which nothing was sent, and records the others again, which another
	 * process may have overwritten meanwhile.
	 */
	async close(): Promise<void> {
		this.execution.getExecutionCancelSignal()?.removeEventListener('abort', this.whenStopped);
		await this.free();
		// Where n8n cannot do it, they are recorded all the same, unless another process has overwritten them.
		await this.recordOverwritten().catch(() => undefined);
	}

	/** Of those that were recorded together one is looked up: n8n compares each with its whole list. */
	private async recordOverwritten(): Promise<void> {
		const lists = this.recordedTogether
			.map((keys) => keys.filter((key) => this.own.has(key)).map(recorded))
			.filter((keys) => keys.length > 0);
		if (lists.length === 0) return;
		const before = await this.record.record(lists.map(([first]) => first));
		const lost = lists.filter(([first]) => !before.has(first)).flat();
		if (lost.length > 0) await this.record.record(lost);
	}

	private readonly whenStopped = () => void this.free();

	private async free(): Promise<void> {
		const free = [...this.own].filter((key) => !this.kept.has(key) && !this.claims.has(key));
		for (const key of free) {
			this.own.delete(key);
			this.lookUps.delete(key);
		}
		// Where n8n cannot do it, nothing is sent twice over it.
		if (free.length > 0) await this.record.remove(free.map(recorded)).catch(() => undefined);
	}

	private underWay(keys: string[]): Array<Promise<void>> {
		return keys.flatMap((key) => this.claims.get(key)?.ended ?? []);
	}

	private async lookUp(keys: string[], nextKeys: () => string[]): Promise<void> {
		const isNew = (key: string) => !this.lookUps.has(key);
		if (keys.some(isNew)) {
			const wanted = [...new Set([...keys, ...nextKeys()])].filter(isNew);
			const looking = this.recordAll(wanted);
			for (const key of wanted) this.lookUps.set(key, looking);
			looking.catch(() => {
				for (const key of wanted) this.lookUps.delete(key);
			});
		}
		await Promise.all(keys.map((key) => this.lookUps.get(key)));
	}

	private async recordAll(keys: string[]): Promise<void> {
		const before = await this.record.record(keys.map(recorded));
		const own = keys.filter((key) => !before.has(recorded(key)));
		for (const key of own) this.own.add(key);
		this.recordedTogether.push(own);
	}
}

function recorded(key: string): string {
	return `${PREFIX}${key}`;
}

function newClaim(): Claim {
	let end = () => {};
	const ended = new Promise<void>((resolve) => (end = resolve));
	return { ended, end };
}

function othersFailed(item: ItemContext): ItemError {
	return invalidInput(item, {
		message: `An earlier item with the same value of "${LABEL}" failed`,
		description: 'See what went wrong there, and start the workflow again.',
	});
}

function notLookedUp(item: ItemContext, error: unknown): ItemError {
	return invalidInput(item, {
		message: `n8n could not look up whether the message of this "${LABEL}" was sent before`,
		description: `Try again in a few minutes. n8n said: ${error instanceof Error ? error.message : String(error)}.`,
	});
}
