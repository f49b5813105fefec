import type { IExecuteFunctions } from 'n8n-workflow';

import { isOutcomeUnknown } from '../../../lib/errors/itemError';
import type { Operation } from '../operation';
import type { Outcome, RunError } from './outcome';
import { RetryRecord } from './retryButtonRecord';
import { type CompletedItem, RetryState, type Scope } from './retryState';
import { madeAsAnotherCall } from './stopping';

/** What a run must not do again: what its earlier tries did, and what other Retries of the execution did since. */
export class Retries {
	/** What earlier tries did, by item. */
	readonly completed: ReadonlyMap<number, CompletedItem>;

	/** Why nothing may be done; undefined unless the earlier tries did something else. */
	readonly refusal?: RunError;

	private readonly state: RetryState;

	private readonly record?: RetryRecord;

	constructor(
		execution: IExecuteFunctions,
		operation: Operation,
		private readonly scope: Scope,
	) {
		this.state = new RetryState(execution, operation, scope);
		this.record = RetryRecord.of(execution);
		this.completed = this.state.completed();
		const other = this.state.ofAnotherCall();
		if (other) this.refusal = madeAsAnotherCall(execution.getNode(), other);
		this.all = execution.getInputData().map((_item, index) => index);
	}

	private readonly all: number[];

	/**
	 * Called before a call is made for an item that must not be made twice.
	 *
	 * @throws ItemError when another Retry has made it
	 */
	async claim(index: number): Promise<void> {
		await this.record?.claim(this.itemsOf(index));
	}

	/** Keeps what was done, and frees what may be done by another try. */
	async keep(outcomes: Outcome[]): Promise<void> {
		this.state.keep(outcomes);
		const free = outcomes.filter(({ failure }) => failure && !isOutcomeUnknown(failure));
		await this.record?.release(free.flatMap(({ index }) => this.itemsOf(index)));
	}

	/** The items for which the call of an item is made. */
	private itemsOf(index: number): number[] {
		return this.scope === 'allItems' ? this.all : [index];
	}
}
