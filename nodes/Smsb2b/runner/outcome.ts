import type { INodeExecutionData, NodeApiError, NodeOperationError } from 'n8n-workflow';

/** Why an item failed, in words for the user. */
export type RunError = NodeApiError | NodeOperationError;

/** What became of one input item. */
export interface Outcome {
	index: number;
	items: INodeExecutionData[];
	failure?: RunError;
	/** True when its request never started, because an earlier item had stopped the run. */
	skipped?: boolean;
}
