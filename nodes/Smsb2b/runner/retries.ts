import type { IExecuteFunctions } from 'n8n-workflow';

import { isOutcomeUnknown } from '../../../lib/errors/itemError';
import type { Operation } from '../operation';
import type { Outcome, RunError } from './outcome';
import { RetryButtonRecord } from './retryButtonRecord';
import { type CompletedItem, EarlierTries, type Scope } from './earlierTries';
import { madeAsAnotherCall } from './stopping';

/** What a run must not do again: what its earlier tries did, and what other Retries of the execution did since. */
export class Retries {
	/** What earlier tries did, by item. */
	readonly completed: ReadonlyMap<number, CompletedItem>;

	/** Why nothing may be done; undefined unless the earlier tries did something else. */
	readonly refusal?: RunError;

	private readonly earlier: EarlierTries;

	private readonly otherRetries?: RetryButtonRecord;

	private readonly all: number[];

	constructor(
		execution: IExecuteFunctions,
		operation: Operation,
		private readonly scope: Scope,
	) {
		this.earlier = new EarlierTries(execution, operation, scope);
		this.otherRetries = RetryButtonRecord.of(execution);
		this.completed = this.earlier.completed();
		const other = this.earlier.ofAnotherCall();
		if (other) this.refusal = madeAsAnotherCall(execution.getNode(), other);
		this.all = execution.getInputData().map((_item, index) => index);
	}

	/**
	 * Called before a call is made for an item that must not be made twice.
	 *
	 * @throws ItemError when another Retry has made it
	 */
	async claim(index: number): Promise<void> {
		await this.otherRetries?.claim(this.itemsOf(index));
	}

	/** Keeps what was done, and frees what may be done by another try. */
	async keep(outcomes: Outcome[]): Promise<void> {
		this.earlier.keep(outcomes);
		const free = outcomes.filter(({ failure }) => failure && !isOutcomeUnknown(failure));
		await this.otherRetries?.release(free.flatMap(({ index }) => this.itemsOf(index)));
	}

	/** The items for which the call of an item is made. */
	private itemsOf(index: number): number[] {
		return this.scope === 'allItems' ? this.all : [index];
	}
}
