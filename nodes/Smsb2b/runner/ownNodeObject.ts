import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * Gives this run a node object of its own. To continue, n8n disables the node of the run that waited. Another run that is
 * queued for the same node, such as the second of two calls that a model makes at once, has the same object: it would
 * not be asked for, and its input, which the model has written, be taken for the response.
 */
export function useOwnNodeObject(execution: IExecuteFunctions): void {
	const queued = execution.getExecuteData();
	queued.node = { ...queued.node };
}
