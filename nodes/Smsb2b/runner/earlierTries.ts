import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { type ErrorText, isOutcomeUnknown, isTool } from '../../../lib/errors/itemError';
import type { Operation } from '../operation';
import type { Outcome } from './outcome';

/** What became of an item in an earlier try: its output, or why its outcome is unknown. */
export interface CompletedItem {
	index: number;
	items?: INodeExecutionData[];
	text?: ErrorText;
}

/** Whether an operation is executed for each item, or once for all of them. */
export type Scope = 'eachItem' | 'allItems';

/** What a run of the node does. */
interface Call {
	resource: string;
	operation: string;
	scope: Scope;
}

/** What the tries of one run did. The words are for the user, should the next try be another call. */
export interface Tries {
	call: Call;
	action: string;
	idField?: string;
	completed: CompletedItem[];
}

/**
 * What earlier tries of the same node run have done. "Retry On Fail" and the button "Retry" run a node again for all its
 * items; what was done must not be done twice, and what may have been must not be either. Kept in the
 * node's context within the execution, from where n8n hands it to the next try, also after a success: whether n8n takes
 * an output for one is not ours to say.
 */
export class EarlierTries {
	private readonly context: IDataObject;

	private readonly key: string;

	private readonly call: Call;

	/** The state of this run of the node; a loop runs it again under another index. */
	constructor(
		private readonly execution: IExecuteFunctions,
		private readonly operation: Operation,
		scope: Scope,
	) {
		const { resource } = execution.getNode().parameters;
		this.call = { resource: String(resource), operation: operation.value, scope };
		this.context = execution.getContext('node');
		this.key = `tries${execution.getWorkflowDataProxy(0).$runIndex}`;
	}

	/** What the earlier tries did, by item. */
	completed(): ReadonlyMap<number, CompletedItem> {
		const tries = this.tries();
		if (!tries || this.isOther(tries)) return new Map();
		return new Map(tries.completed.map((entry) => [entry.index, entry]));
	}

	/** What the earlier tries did as another call: the node was changed since. */
	ofAnotherCall(): Tries | undefined {
		const tries = this.tries();
		return tries && tries.completed.length > 0 && this.isOther(tries) ? tries : undefined;
	}

	/**
	 * Keeps what must not be done again; the items that are left are those that another try may do. Calls that only read
	 * may always be made again, and each call of a tool is an order of its own.
	 */
	keep(outcomes: Outcome[]): void {
		if (this.operation.effect === 'reads' || this.ofAnotherCall()) return;
		const before = this.completed();
		const completed = outcomes.flatMap(({ index, items, failure, skipped }): CompletedItem[] => {
			if (skipped) return [before.get(index)].filter((entry) => entry !== undefined);
			if (!failure) return [{ index, items }];
			return isOutcomeUnknown(failure) ? [{ index, text: failure.text }] : [];
		});
		const { action, idField } = this.operation;
		const tries: Tries = { call: this.call, action, idField, completed };
		const isAnswered = outcomes.every(({ failure, skipped }) => !failure && !skipped);
		if (isAnswered && isTool(this.execution.getNode())) delete this.context[this.key];
		else this.context[this.key] = tries as unknown as IDataObject;
	}

	private tries(): Tries | undefined {
		return this.context[this.key] as unknown as Tries | undefined;
	}

	private isOther({ call }: Tries): boolean {
		const { resource, operation, scope } = this.call;
		return call.resource !== resource || call.operation !== operation || call.scope !== scope;
	}
}
