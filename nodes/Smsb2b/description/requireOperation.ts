import type { ItemContext, PreSend } from '../../../lib/api/context';
import { quotation } from '../../../lib/errors/displayText';
import type { ItemError } from '../../../lib/errors/itemError';
import { textOf } from '../../../lib/values/single';
import type { Resource } from '../operation';
import { invalidInput } from '../validation/inputErrors';

/** One of the things that can be chosen. */
type Choice = Pick<Resource, 'name' | 'value'>;

/**
 * A check that the node has the operation that it is asked for. Where it has none, as in a workflow that a model wrote,
 * n8n's routing engine would make an empty request and call its response a success; and it would execute an operation
 * that an expression names, of which it bounds nothing.
 */
export function requireOperation(resources: Resource[]): PreSend {
	return async function (request) {
		const { resource, operation } = this.getNode().parameters;
		const chosen = resources.find(({ value }) => value === resource);
		if (!chosen) throw noneOf(this, 'Resource', resource, resources);
		const { operations } = chosen;
		if (!operations.some(({ value }) => value === operation))
			throw noneOf(this, 'Operation', operation, operations);
		return request;
	};
}

/** Characters of a value that are quoted. */
const QUOTED = 60;

function noneOf(context: ItemContext, label: string, value: unknown, choices: Choice[]): ItemError {
	const allowed = choices.map((choice) => `${choice.value} (${choice.name})`).join(', ');
	return invalidInput(context, {
		message: `The value in "${label}" is none of its options: ${quotation(textOf(value), QUOTED) || '(empty)'}`,
		description: `Choose one of: ${allowed}.`,
	});
}
