import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/**
 * Makes items of failures such that n8n can move them to the error output. For each it looks up the input item by the
 * pairing. Where it cannot find one, because the node before has fewer items now than it gave, n8n takes that for a
 * failure of this node: it drops all outputs and hands the input on through the success output (n8n-io/n8n#37407). For
 * an item without pairing it looks nothing up.
 *
 * @param items the outputs of all input items
 */
export function forErrorOutput(
	execution: IExecuteFunctions,
	items: INodeExecutionData[],
): INodeExecutionData[] {
	if (execution.getNode().onError !== 'continueErrorOutput') return items;
	return items.map((item) =>
		isFailure(item) && !isFound(execution, item) ? unpaired(item) : item,
	);
}

function isFailure({ json }: INodeExecutionData): boolean {
	return json.error !== undefined;
}

/** Whether n8n finds the input item; asked in the way in which n8n does it. */
function isFound(execution: IExecuteFunctions, { pairedItem }: INodeExecutionData): boolean {
	const [pairing] = [pairedItem].flat();
	if (typeof pairing !== 'object' || execution.getExecuteData().source === null) return true;
	try {
		const source = execution.getInputSourceData();
		execution.getWorkflowDataProxy(0).$getPairedItem(source.previousNode, source, pairing);
		return true;
	} catch {
		return false;
	}
}

function unpaired({ json }: INodeExecutionData): INodeExecutionData {
	return { json };
}
