import type { INodePropertyOptions } from 'n8n-workflow';

import type { ItemContext } from '../../../lib/api/context';
import { parseBoolean } from '../../../lib/values/boolean';
import { type Choice, findOption } from '../../../lib/values/option';
import {
	isBlank,
	listEntries,
	notSingleEntry,
	textOf,
	unwrapped,
} from '../../../lib/values/single';
import type { Field } from '../operation';
import { invalidInput } from './inputErrors';

/**
 * The option that is chosen in a field of the type options; its default when its expression gives nothing.
 *
 * @throws ItemError with the allowed values, when it is none of them
 */
export function chosenOption(context: ItemContext, field: Field, path = field.name): string {
	return optionIn(context, field, context.getNodeParameter(path, field.default as string));
}

/** As {@link chosenOption}, for a field in which several can be chosen: an expression may give a list, or a text with commas. */
export function chosenOptions(context: ItemContext, field: Field, path = field.name): string[] {
	const value: unknown = context.getNodeParameter(path, []);
	const several: unknown[] =
		Array.isArray(value) || typeof value === 'object' ? [value].flat() : listEntries(value);
	const problem = notSingleEntry(several, field.displayName);
	if (problem) throw invalidInput(context, problem);
	return several.filter((one) => !isBlank(one)).map((one) => optionIn(context, field, one));
}

/** The option of a field that a value names. @throws ItemError as {@link chosenOption} */
export function optionIn(context: ItemContext, field: Field, value: unknown): string {
	if (isBlank(value)) return String(field.default);
	const choices = choicesOf(field);
	const found = findOption(choices, value);
	if (found !== undefined) return found;
	const allowed = choices.map((choice) => `${choice.value} (${choice.name})`).join(', ');
	throw invalidInput(context, {
		message: `The value in "${field.displayName}" is none of its options: ${textOf(value).slice(0, 60)}`,
		description: `Choose one of: ${allowed}.`,
	});
}

/** The options of a field. */
export function choicesOf({ options = [] }: Field): Choice[] {
	return options
		.filter((option): option is INodePropertyOptions => 'value' in option)
		.map(({ name, value }) => ({ name, value: String(value) }));
}

/** Whether the value of a field is one of these; a yes or no, and the name of an option, may come as a text. */
export function isAmong(
	context: ItemContext,
	field: Field,
	values: Array<string | boolean>,
): boolean {
	const given: unknown = unwrapped(context.getNodeParameter(field.name, ''));
	const value = isBlank(given) ? field.default : given;
	if (field.type === 'boolean') return values.includes(parseBoolean(value) ?? '');
	return values.includes(optionIn(context, field, value));
}
