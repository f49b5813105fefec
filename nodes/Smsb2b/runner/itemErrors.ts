import { type INode, type INodeExecutionData, NodeApiError } from 'n8n-workflow';

import { ItemError, Smsb2bError } from '../../../lib/errors/itemError';
import type { RunError } from './outcome';

/** Whatever was thrown, as an error of this item, such as an expression that cannot be evaluated. */
export function asItemError(
	node: INode,
	thrown: unknown,
	{ index, wasCalled }: { index: number; wasCalled: boolean },
): RunError {
	if (thrown instanceof NodeApiError) return thrown;
	const { message, description } = inWords(thrown);
	const outcome = wasCalled
		? 'The request of this item may or may not have been executed. Check before you run it again.'
		: 'Nothing was sent for this item.';
	return new ItemError(node, index, {
		message,
		description: [description, outcome].filter(Boolean).join(' '),
		context: { outcomeKnown: !wasCalled },
		isInvalidInput: !wasCalled,
	});
}

/** The same failure said of another item. */
export function forItem(node: INode, failure: RunError, index: number): RunError {
	return failure instanceof ItemError ? new ItemError(node, index, failure.text) : failure;
}

/**
 * The output of an item that failed. `error` is its only key, which makes n8n move the
 * item to the error output, together with the data of the input item.
 */
export function errorItem(failure: RunError, index: number): INodeExecutionData {
	const { message, description } = failure;
	const context = failure instanceof ItemError ? failure.text.context : {};
	return { json: { error: { message, description, ...context } }, pairedItem: { item: index } };
}

/** What was thrown, in the words in which it is shown. */
export function inWords(thrown: unknown): { message: string; description?: string } {
	if (thrown instanceof Smsb2bError) return thrown.text;
	if (!(thrown instanceof Error)) return { message: String(thrown) };
	const description = 'description' in thrown ? thrown.description : undefined;
	return {
		message: thrown.message.trim().replace(/\.$/, ''),
		description: typeof description === 'string' && description !== '' ? description : undefined,
	};
}
