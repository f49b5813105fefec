import type { IExecuteFunctions } from 'n8n-workflow';

import type { ItemContext } from '../../../lib/api/context';

/** What n8n's human review has in its message, and what a text would show as [object Object]. */
const PARAMETERS = /\{\{\s*\$tool\.parameters\s*\}\}/g;

/**
 * A line for each parameter, which costs less than JSON; a text of several lines is written as JSON, lest a part of it pass
 * for another parameter. Stays an expression: what the model chose is data to it.
 */
const IN_LINES = `{{ Object.entries($tool.parameters ?? {}).map(([name, value]) => name + ": " + (typeof value === "object" || /[\\r\\n\\u2028\\u2029\\u0085]/.test(value) ? JSON.stringify(value) : value)).join("\\n") }}`;

/** The item of a human review, in whose message the parameters of the tool can be read. */
export function withReadableToolCall(execution: IExecuteFunctions, item: ItemContext): ItemContext {
	const written: unknown = execution.getNodeParameter('message', 0, '', { rawExpressions: true });
	if (typeof written !== 'string' || !written.startsWith('=')) return item;
	const readable = written.slice(1).replace(PARAMETERS, () => IN_LINES);
	if (readable === written.slice(1)) return item;
	const message = execution.evaluateExpression(readable, 0);
	const getNodeParameter: ItemContext['getNodeParameter'] = (name, ...others) =>
		name === 'message'
			? (message as ReturnType<ItemContext['getNodeParameter']>)
			: item.getNodeParameter(name, ...others);
	return Object.create(item, { getNodeParameter: { value: getNodeParameter } }) as ItemContext;
}
