import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

/**
 * Something that is kept with the execution, apart from all items: it is in no output, and a run of the node in a loop
 * replaces what the one before has kept.
 *
 * @param key within the node's context
 */
export function keptWithExecution<T extends object>(key: string) {
	return {
		keep(execution: IExecuteFunctions, value: T): void {
			execution.getContext('node')[key] = value as IDataObject;
		},
		/** What was kept; undefined when nothing was, such as while another operation of the node waits. */
		read(context: IWebhookFunctions): T | undefined {
			return readNodeContext(context, key) as T | undefined;
		},
	};
}

/**
 * What a run of the node has kept in its context, which n8n stores with the execution. A webhook has no other way to it
 * than an expression.
 *
 * @returns undefined when nothing was kept under the key
 */
function readNodeContext(context: IWebhookFunctions, key: string): IDataObject | undefined {
	// No brace in the name of the node may end the expression early.
	const node = JSON.stringify(context.getNode().name).replace(/[{}]/g, asEscape);
	// As JSON, because what an expression gives may be a view of the data and not the data.
	const kept = context.evaluateExpression(`{{ JSON.stringify($node[${node}].context.${key}) }}`);
	return typeof kept === 'string' ? (JSON.parse(kept) as IDataObject) : undefined;
}

function asEscape(character: string): string {
	return `\\u00${character.charCodeAt(0).toString(16)}`;
}

/**
 * Gives this run a node object of its own. To continue, n8n disables the node of the run that waited. Another run that is
 * queued for the same node, such as the second of two calls that a model makes at once, has the same object: it would
 * not be asked for, and its input, which the model has written, be taken for the response.
 */
export function useOwnNodeObject(execution: IExecuteFunctions): void {
	const queued = execution.getExecuteData();
	queued.node = { ...queued.node };
}
