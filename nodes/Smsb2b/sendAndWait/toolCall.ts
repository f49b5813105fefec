import type { ItemContext } from '../../../lib/api/context';
import { isHumanReview } from './asTool';

/** What n8n's human review has in its message, and what a text would show as [object Object]. */
const PARAMETERS = /\{\{\s*\$tool\.parameters\s*\}\}/g;

/**
 * A line for each parameter, which costs less than JSON; a text of several lines is written as JSON, lest a part of it pass
 * for another parameter. Stays an expression: what the model chose is data to it.
 */
const IN_LINES = `{{ Object.entries($tool.parameters ?? {}).map(([name, value]) => name + ": " + (typeof value === "object" || /[\\r\\n\\u2028\\u2029\\u0085]/.test(value) ? JSON.stringify(value) : value)).join("\\n") }}`;

/** The item; that of a human review with a message in which the parameters of the tool can be read. */
export function withReadableToolCall(item: ItemContext): ItemContext {
	const { parameters } = item.getNode();
	const written = isHumanReview(item.getNode()) ? parameters.message : undefined;
	if (typeof written !== 'string' || !written.startsWith('=')) return item;
	const readable = written.slice(1).replace(PARAMETERS, () => IN_LINES);
	if (readable === written.slice(1)) return item;
	let message: { value: unknown } | undefined;
	const getNodeParameter: ItemContext['getNodeParameter'] = (name, ...others) => {
		const value: unknown = item.getNodeParameter(name, ...others);
		if (name !== 'message') return value as ReturnType<ItemContext['getNodeParameter']>;
		message ??= { value: item.evaluateExpression(readable, item.getItemIndex()) };
		return message.value as ReturnType<ItemContext['getNodeParameter']>;
	};
	return Object.create(item, { getNodeParameter: { value: getNodeParameter } }) as ItemContext;
}
