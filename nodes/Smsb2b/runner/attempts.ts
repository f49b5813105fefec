import type { IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';

import { ItemError } from '../../../lib/errors/itemError';
import { asItemError, errorItem, forItem } from './itemErrors';
import type { ItemRequests } from './itemRequests';
import type { Outcome, RunError } from './outcome';
import type { Retries } from './retries';
import { cancelled, isCancelled, stopsRun } from './stopping';

/** What becomes of the items of a run: each is attempted, unless something speaks against it. */
export class Attempts {
	/** The error after which no further request starts. */
	stopped?: RunError;

	/** Items that were rejected before the first request. */
	rejected: ReadonlyMap<number, RunError> = new Map();

	/** Of earlier tries of this run. */
	retries?: Retries;

	/** Why items failed. */
	readonly failures = new Map<number, RunError>();

	private readonly node: INode;

	constructor(
		private readonly execution: IExecuteFunctions,
		private readonly requests: ItemRequests,
	) {
		this.node = execution.getNode();
	}

	/** Does the work of an item, unless an earlier try has done it, or it must not be done. */
	async attempt(index: number, work: () => Promise<INodeExecutionData[]>): Promise<Outcome> {
		const before = this.retries?.completed.get(index);
		if (before?.items) return { index, items: before.items };
		if (before?.text) {
			return this.failed(index, new ItemError(this.node, index, before.text));
		}
		if (isCancelled(this.execution)) this.stopped ??= cancelled(this.node);
		if (this.stopped) return this.skipped(index, this.stopped);
		const rejection = this.rejected.get(index);
		if (rejection) return this.failed(index, rejection);
		try {
			return { index, items: await work() };
		} catch (error) {
			const wasCalled = this.requests.wereAnswered(index);
			return this.failed(index, asItemError(this.node, error, { index, wasCalled }));
		}
	}

	private failed(index: number, failure: RunError): Outcome {
		if (stopsRun(this.execution, failure)) this.stopped ??= failure;
		this.failures.set(index, failure);
		return { index, items: [errorItem(failure, index)], failure };
	}

	private skipped(index: number, failure: RunError): Outcome {
		if (!this.execution.continueOnFail()) return { index, items: [], skipped: true };
		const same = forItem(this.node, failure, index);
		return { index, items: [errorItem(same, index)], skipped: true };
	}
}
