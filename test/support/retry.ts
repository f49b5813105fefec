import { parse, stringify } from 'flatted';
import { DataDeduplicationService } from 'n8n-core';
import type {
	DeduplicationItemTypes,
	ICheckProcessedContextData,
	IDataDeduplicator,
	IRunExecutionData,
} from 'n8n-workflow';

import { continueInWorkflow, type Ended, type Setup } from './engine';

/** n8n's record of processed items, which stands in its database: by workflow and node. */
class ProcessedItems implements IDataDeduplicator {
	private readonly recorded = new Map<string, Set<DeduplicationItemTypes>>();

	/** How often it was read and written. */
	lookUps = 0;

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		_scope: unknown,
		context: ICheckProcessedContextData,
	) {
		this.lookUps += 1;
		const known = this.of(context);
		const isKnown = items.map((item) => known.has(item));
		for (const item of items) known.add(item);
		return {
			new: items.filter((_item, at) => !isKnown[at]),
			processed: items.filter((_item, at) => isKnown[at]),
		};
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		_scope: unknown,
		context: ICheckProcessedContextData,
	) {
		for (const item of items) this.of(context).delete(item);
	}

	async clearAllProcessedItems() {
		this.recorded.clear();
	}

	async getProcessedDataCount(_scope: unknown, context: ICheckProcessedContextData) {
		return this.of(context).size;
	}

	private of({ workflow, node }: ICheckProcessedContextData): Set<DeduplicationItemTypes> {
		const key = `${workflow.id}/${node?.id}`;
		const known = this.recorded.get(key) ?? new Set();
		this.recorded.set(key, known);
		return known;
	}
}

/** An empty record of processed items, on which n8n-core works from now on. */
export async function useProcessedItems(): Promise<ProcessedItems> {
	const processedItems = new ProcessedItems();
	await DataDeduplicationService.init(processedItems);
	return processedItems;
}

/**
 * The button Retry at an execution that failed: the execution as n8n stored it goes on with the node that failed, as
 * n8n's ExecutionService lets it (with the currently saved workflow, where `setup` is another).
 */
export async function pressRetry({ data }: Ended, setup: Setup): Promise<Ended> {
	if (!data) throw new Error('There is no execution to retry');
	const stored = parse(stringify(data)) as IRunExecutionData;
	const { resultData } = stored;
	delete resultData.error;
	const runs = resultData.runData[String(resultData.lastNodeExecuted)] ?? [];
	if (runs.at(-1)?.error !== undefined) runs.pop();
	return await continueInWorkflow(setup, stored);
}
