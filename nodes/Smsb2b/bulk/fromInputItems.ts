import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { ItemContext } from '../../../lib/api/context';
import { getOwn } from '../../../lib/values/getOwn';
import type { Field, Operation } from '../operation';
import { trimmed } from '../../../lib/values/single';
import { invalidInput } from '../validation/checks';
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
 * @throws ItemError when no item has a number there
 */
export function fromInputItems(execution: IExecuteFunctions, item: ItemContext): Recipient[] {
	const field = trimmed(item.getNodeParameter('toField', ''));
	const items = execution.getInputData();
	const found = items.flatMap(({ json }, index) => recipientsIn(valueIn(json, field), index));
	if (found.some(({ written }) => written !== '')) return found;
	throw invalidInput(item, {
		message: `No input item has a number in the field "${field}"`,
		description: `Enter only the name of the field that contains the number, as Fixed and not as Expression. The first item has: ${Object.keys(items[0]?.json ?? {}).join(', ') || 'no fields'}.`,
	});
}

/** The numbers in the field of an item, which may hold several; an item without one gets an output as well. */
function recipientsIn(value: unknown, item: number): Recipient[] {
	const found = parseRecipients(value, item);
	return found.length > 0 ? found : [missing(item)];
}

/** The field of this name, which may have dots in it, or the one to which the dots lead. */
function valueIn(json: IDataObject, field: string): unknown {
	return getOwn(json, field) ?? field.split('.').reduce<unknown>(getOwn, json);
}

/** A text that differs from item to item would reach everybody as that of the first item. */
export function refuseItemExpressions(item: ItemContext, { fields }: Operation): void {
	const found = dependentOnItem(fields, item.getNode().parameters);
	if (!found) return;
	throw invalidInput(item, {
		message: `The expression in "${found.displayName}" differs from item to item, but everyone gets the same bulk message`,
		description:
			'To personalize messages, use the Send operation, which sends one message per item.',
	});
}

function dependentOnItem(fields: Field[], values: unknown): Field | undefined {
	for (const field of fields) {
		const value = getOwn(values, field.name);
		if (typeof value === 'string' && value.startsWith('=') && ITEM_EXPRESSION.test(value)) {
			return field;
		}
		const members = (field.options ?? []).filter((option): option is Field => 'type' in option);
		const found = dependentOnItem(members, value);
		if (found) return found;
	}
	return undefined;
}
