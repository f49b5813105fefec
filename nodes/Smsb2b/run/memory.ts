import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { isOutcomeUnknown, type FailureText } from '../response/failures';
import type { Outcome } from './outcome';

/** What became of an item in an earlier try: its output, or why its outcome is unknown. */
export interface Remembered {
	index: number;
	items?: INodeExecutionData[];
	text?: FailureText;
}

/**
 * What earlier tries of the same node run have done. "Retry On Fail" and the button "Retry" run a node
 * again for all its items; what was carried out must not be carried out twice, and what may have been
 * must not be either. Kept in the execution, from where n8n hands it to the next try.
 */
export class RunMemory {
	private constructor(
		private readonly context: IDataObject,
		private readonly key: string,
	) {}

	/** The memory of this run of the node; a loop runs it again under another index. */
	static of(execution: IExecuteFunctions): RunMemory {
		const { $runIndex } = execution.getWorkflowDataProxy(0);
		return new RunMemory(execution.getContext('node'), `carriedOut${$runIndex}`);
	}

	/** What the earlier tries did, by item. */
	recall(): ReadonlyMap<number, Remembered> {
		const entries = (this.context[this.key] ?? []) as unknown as Remembered[];
		return new Map(entries.map((entry) => [entry.index, entry]));
	}

	/** Keeps what must not be done again; the items that are left are those that another try may do. */
	keep(outcomes: Outcome[]): void {
		const before = this.recall();
		const entries = outcomes.flatMap(({ index, items, failure, skipped }): Remembered[] => {
			if (skipped) return [before.get(index)].filter((entry) => entry !== undefined);
			if (!failure) return [{ index, items }];
			return isOutcomeUnknown(failure) ? [{ index, text: failure.text }] : [];
		});
		this.context[this.key] = entries as unknown as IDataObject[];
	}

	/** Nothing is left to be tried. */
	forget(): void {
		delete this.context[this.key];
	}
}
