import type { IExecuteFunctions, INode } from 'n8n-workflow';

import { ItemError } from '../../../lib/errors/itemError';
import { ProcessedItems } from '../processedItems';

/** Where the execution in which the node ran first is kept, in the node's context. */
const FIRST_EXECUTION = 'firstExecution';

/**
 * The calls that Retries of an execution have made. Each Retry of the same execution begins with what that execution
 * knew, and nothing of what another Retry has done since: n8n's record of processed items tells it. Only Retries write
 * into the record; two at the same moment may not see each other.
 */
export class RetryButtonRecord {
	private readonly own = new Set<string>();

	private readonly record: ProcessedItems;

	private constructor(
		private readonly execution: IExecuteFunctions,
		private readonly prefix: string,
	) {
		this.record = new ProcessedItems(execution);
	}

	/**
	 * The record; undefined where the execution is no Retry, and where nothing tells of which execution it is one: before
	 * n8n 1.122, if the node did not run in that. A key of all such Retries would have the second of them rejected for good.
	 */
	static of(execution: IExecuteFunctions): RetryButtonRecord | undefined {
		const context = execution.getContext('node');
		if (execution.getMode() !== 'retry') {
			context[FIRST_EXECUTION] ??= execution.getExecutionId();
			return undefined;
		}
		const { establishedAt } = execution.getExecutionContext?.() ?? {};
		if (context[FIRST_EXECUTION] === undefined && establishedAt === undefined) return undefined;
		const { $runIndex } = execution.getWorkflowDataProxy(0);
		return new RetryButtonRecord(
			execution,
			// n8n keeps the moment at which the first of these executions began. It is all there is where the node did not run then.
			[context[FIRST_EXECUTION], establishedAt, $runIndex].join('/'),
		);
	}

	/**
	 * Records that the calls of these items are about to be made.
	 *
	 * @throws ItemError when another Retry has made one of them, or may have
	 */
	async claim(indices: number[]): Promise<void> {
		const keys = indices.map((index) => this.keyOf(index)).filter((key) => !this.own.has(key));
		if (keys.length === 0) return;
		const recorded = await this.record.record(keys).catch((error: unknown) => {
			throw notLookedUp(this.execution.getNode(), indices[0], error);
		});
		for (const key of keys) if (!recorded.has(key)) this.own.add(key);
		if (keys.every((key) => this.own.has(key))) return;
		await this.release(indices);
		throw madeBefore(this.execution.getNode(), indices[0]);
	}

	/** Frees the items that another Retry may do: SMSB2B rejected them, or their call never left. */
	async release(indices: number[]): Promise<void> {
		const keys = indices.map((index) => this.keyOf(index)).filter((key) => this.own.delete(key));
		if (keys.length === 0) return;
		// Where that is not possible, they count as made: nothing is sent twice over it.
		await this.record.remove(keys).catch(() => undefined);
	}

	private keyOf(index: number): string {
		return `${this.prefix}/${index}`;
	}
}

function madeBefore(node: INode, index: number): ItemError {
	return new ItemError(node, index, {
		message: 'Another Retry of this execution has already made this request',
		description:
			'It was not made again. See the execution of that Retry for its outcome, and press Retry there, not here, to continue with the remaining items.',
		context: { outcomeKnown: false },
	});
}

function notLookedUp(node: INode, index: number, error: unknown): ItemError {
	return new ItemError(node, index, {
		message: 'n8n could not look up whether an earlier Retry has made this request',
		description: `Nothing was sent for this item. Press Retry again in a few minutes. n8n said: ${error instanceof Error ? error.message : String(error)}`,
		context: { outcomeKnown: true },
	});
}
