import type { IExecuteFunctions, INode, INodeExecutionData, NodeOutput } from 'n8n-workflow';

import type {
	Execute,
	ExecuteContext,
	ItemContext,
	PreparedRequest,
} from '../../../lib/api/context';
import type { RequestDefaults } from '../../../lib/api/requestDefaults';
import { selectFields } from '../../../lib/api/selectFields';
import { executeItem } from '../executeItem';
import type { EarlierTry, Operation, OperationRun } from '../operation';
import { addHintsOf } from './addHints';
import { Attempts } from './attempts';
import { forErrorOutput } from './errorOutput';
import { inBatches } from './inBatches';
import { Item } from './item';
import { errorItem, forItem } from './itemErrors';
import type { Outcome, RunError } from './outcome';
import { prefetch } from './prefetch';
import { ItemRequests } from './itemRequests';
import { Retries } from './retries';
import type { Scope } from './earlierTries';
import { RunValues } from './runValues';
import { NO_RUN_SETTINGS, readRunSettings } from './runSettings';
import { cannotBegin, stoppingError, throwsWhenStopped } from './stopping';

/**
 * One run of a declared operation in a workflow: a bounded number of requests at a time, every
 * expression evaluated once, outputs in the order of the input and paired with it.
 */
export class Run implements OperationRun {
	/** The input items that were asked for: what was evaluated of one is not evaluated again. */
	private readonly known: ItemContext[] = [];

	private readonly values: RunValues;

	private settings = NO_RUN_SETTINGS;

	private readonly requests: ItemRequests;

	private readonly attempts: Attempts;

	private readonly indices: number[];

	private readonly node: INode;

	private constructor(
		readonly execution: IExecuteFunctions,
		readonly operation: Operation,
		defaults: RequestDefaults,
	) {
		this.requests = new ItemRequests(execution, operation, defaults);
		this.attempts = new Attempts(execution, this.requests);
		this.node = execution.getNode();
		this.values = new RunValues(execution);
		this.indices = execution.getInputData().map((_item, index) => index);
	}

	/** Reads the credential and Request Options, once for all items. Where that fails, the run is stopped. */
	static async start(
		execution: IExecuteFunctions,
		operation: Operation,
		defaults: RequestDefaults,
	): Promise<Run> {
		const run = new Run(execution, operation, defaults);
		try {
			run.settings = await readRunSettings(execution);
		} catch (error) {
			run.attempts.stopped = cannotBegin(execution.getNode(), error);
		}
		return run;
	}

	get items(): ItemContext[] {
		return this.indices.map((index) => this.item(index));
	}

	failure(index: number): RunError | undefined {
		return this.attempts.failures.get(index);
	}

	earlier(index: number): EarlierTry | undefined {
		return this.attempts.retries?.completed.get(index);
	}

	/**
	 * Executes the operation for every input item.
	 *
	 * @param execute what each item does; that of the declaration unless items share something
	 * @throws ItemError or NodeOperationError for the first item that went wrong, unless the node
	 * continues on failure. No request starts after it, those in flight end, and the error names
	 * what was done.
	 */
	async execute(execute = executeItem(this.operation, this)): Promise<NodeOutput> {
		const retries = this.recall('eachItem');
		await this.check(this.indices);
		return await this.finish(retries, await this.outcomes(execute));
	}

	/**
	 * Executes what all input items share, such as one message to all of them.
	 *
	 * @throws as {@link execute}; when the node continues on failure, every item says why
	 */
	async executeOnce(
		work: (item: ItemContext) => Promise<INodeExecutionData[]>,
	): Promise<NodeOutput> {
		const retries = this.recall('allItems');
		await this.check([0]);
		const outcome = await this.attempts.attempt(0, async () => await work(this.item(0)));
		const failure = outcome.failure ?? (outcome.skipped ? this.attempts.stopped : undefined);
		if (!failure) return await this.finish(retries, [outcome]);
		const items = this.indices.map((index) => errorItem(forItem(this.node, failure, index), index));
		return await this.finish(retries, [{ ...outcome, items }]);
	}

	/** The input item at this index, as declarations see it. */
	item(index: number): ItemContext {
		this.known[index] ??= this.read(index);
		return this.known[index];
	}

	private read(index: number): ItemContext {
		const { execution, settings, values, operation } = this;
		const credential = settings.credentials.data;
		const item = new Item(execution, credential, index, values, operation.fields);
		return operation.readItem?.(item) ?? item;
	}

	/** The request of an item, with the means to make it. */
	async requestOf(item: ItemContext): Promise<[ExecuteContext, PreparedRequest]> {
		return await this.requests.of(item, this.settings, this.attempts.retries);
	}

	/** What earlier tries did. Where they did something else, this run is stopped. */
	private recall(scope: Scope): Retries {
		const retries = new Retries(this.execution, this.operation, scope);
		this.attempts.retries = retries;
		this.attempts.stopped ??= retries.refusal;
		return retries;
	}

	/** Checks what earlier tries have left to do, before the first request. */
	private async check(indices: number[]): Promise<void> {
		const left = indices.filter((index) => !this.earlier(index));
		const { operation, execution, attempts } = this;
		if (attempts.stopped || !operation.checkRun || left.length === 0) return;
		const first = this.item(left[0]);
		const items = () => left.map((index) => this.item(index));
		const lookUp = async () => await this.requests.forLookUp(first, this.settings);
		try {
			attempts.rejected = await operation.checkRun({ first, items, execution, lookUp });
		} catch (error) {
			attempts.stopped = cannotBegin(this.node, error);
		}
	}

	private async outcomes(execute: Execute): Promise<Outcome[]> {
		const { indices, operation } = this;
		const { pace } = this.settings;
		const work = (batch: number[]) => {
			const open = prefetch(batch, async (index) => await this.requestOf(this.item(index)));
			return async (index: number) =>
				await this.attempts.attempt(
					index,
					async () => await this.executeFor(execute, await open(index)),
				);
		};
		const concurrency = operation.isOneAtATime ? 1 : pace.concurrency;
		const isStopped = () => this.attempts.stopped !== undefined;
		return await inBatches(indices, { ...pace, concurrency }, work, isStopped);
	}

	private async finish(retries: Retries, outcomes: Outcome[]): Promise<NodeOutput> {
		await retries.keep(outcomes);
		const { stopped } = this.attempts;
		if (stopped && throwsWhenStopped(this.execution)) {
			throw stoppingError(outcomes, stopped, this.operation);
		}
		addHintsOf(this.operation, this.execution, outcomes, (index) => this.item(index));
		return [
			forErrorOutput(
				this.execution,
				outcomes.flatMap(({ index, items }) => selectFields(this.item(index), items)),
			),
		];
	}

	private async executeFor(
		execute: Execute,
		[context, request]: [ExecuteContext, PreparedRequest],
	): Promise<INodeExecutionData[]> {
		const made = await execute(context, request);
		return made.map((item) => ({ pairedItem: { item: context.getItemIndex() }, ...item }));
	}
}
