import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import type { ItemContext } from '../../../lib/api/context';
import type { ItemError } from '../../../lib/errors/itemError';
import { getOwn } from '../../../lib/values/getOwn';
import type { Field, Operation } from '../operation';
import { expressionsIn, labelAt } from '../storedExpressions';
import { trimmed } from '../../../lib/values/single';
import { visible } from '../../../lib/values/visible';
import { invalidInput } from '../validation/inputErrors';
import { fieldsNamed, type InputField } from './inputField';
import { missing, parseRecipients, type Recipient } from './parseRecipients';

/** Expressions that differ from item to item, while a bulk message is the same for all. */
const ITEM_EXPRESSION = new RegExp(
	[
		/\$(?:json|itemIndex|binary|data|node|position|thisItem|thisItemIndex|thisRunIndex)\b/,
		// $input.item and $('Node').item, with whatever leads to the member: . ?. ['…'] ?.['…']
		/(?:\$input|\))\s*(?:\?\.|\.|(?:\?\.)?\[\s*["'`])\s*(?:item|pairedItem)\b/,
	]
		.map(({ source }) => source)
		.join('|'),
);

/**
 * The recipients in a field of the input items. The field is read by its name, without an expression for each item.
 *
 * @throws ItemError when no item has a number there, or one has several fields of that name
 */
export function fromInputItems(execution: IExecuteFunctions, item: ItemContext): Recipient[] {
	const field = trimmed(item.getNodeParameter('toField', ''));
	const items = execution.getInputData();
	const recipients = items.flatMap(({ json }, index) => {
		const [found, ...others] = fieldsNamed(json, field);
		if (others.length > 0) throw severalFields(item, { field, found: [found, ...others], index });
		return recipientsIn(found?.value, index);
	});
	if (recipients.some(({ written }) => written !== '')) return recipients;
	throw invalidInput(item, {
		message: `No input item has a number in the field that "To Field" names: ${field}`,
		description: `Enter only the name of the field that contains the number, as Fixed and not as Expression. The first item has: ${Object.keys(items[0]?.json ?? {}).join(', ') || 'no fields'}.`,
	});
}

/** The numbers in the field of an item, which may hold several; an item without one gets an output as well. */
function recipientsIn(value: unknown, item: number): Recipient[] {
	const found = parseRecipients(value, item);
	return found.length > 0 ? found : [missing(item)];
}

function severalFields(
	item: ItemContext,
	{ field, found, index }: { field: string; found: InputField[]; index: number },
): ItemError {
	const names = found.map(({ name }) => `"${visible(name)}"`).join(', ');
	return invalidInput(item, {
		message: `Input item ${index + 1} has several fields that "${field}" in "To Field" may mean: ${names}`,
		description:
			'Enter the name exactly as the item has it, or rename the fields, e.g. with an Edit Fields node.',
	});
}

/** A text that differs from item to item would reach everybody as that of the first item. */
export function refuseItemExpressions(item: ItemContext, { fields }: Operation): void {
	const path = dependentOnItem(fields, item.getNode().parameters);
	if (path === undefined) return;
	throw invalidInput(item, {
		message: `The expression in ${labelAt(fields, path)} differs from item to item, but everyone gets the same bulk message`,
		description:
			'For a value that is the same for everyone, write .first() in place of .item, e.g. {{ $("Settings").first().json.text }}. To personalize messages, use the Send operation, which sends one message per item.',
	});
}

/** Where an expression differs from item to item. */
function dependentOnItem(fields: Field[], parameters: INodeParameters): string | undefined {
	return fields
		.flatMap(({ name }) => expressionsIn(getOwn(parameters, name), name))
		.find(({ expression }) => ITEM_EXPRESSION.test(expression))?.path;
}
