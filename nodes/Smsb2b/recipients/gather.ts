import type { IExecuteFunctions, NodeOutput } from 'n8n-workflow';

import { inputFailure, trimmed } from '../fields/checks';
import type { ItemContext, NodeDefaults, Operation } from '../operation';
import { Run } from '../run/runner';
import { deliver } from './bulk';
import type { Recipient } from './recipient';

/** Expressions that differ from item to item, while a bulk message is the same for all. */
const ITEM_EXPRESSION = /\$json\b|\$input\.item\b|\$itemIndex\b|\$binary\b|\)\.item\b|\$data\b/;

/**
 * Carries out a bulk operation whose recipients stand in a field of the input items. The field is read
 * by its name, without an expression for each item; everything else is evaluated once.
 */
export async function sendToInputItems(
	this: IExecuteFunctions,
	operation: Operation,
	defaults: NodeDefaults,
): Promise<NodeOutput> {
	const run = await Run.start(this, operation, defaults);
	if (this.getNodeParameter('recipients', 0) === 'list') return await run.carryOut();
	return await run.carryOutOnce(async (item) => {
		refuseItemExpressions(this, item);
		const recipients = gather(this, item);
		return await deliver(...(await run.open(item)), recipients);
	});
}

function gather(execution: IExecuteFunctions, item: ItemContext): Recipient[] {
	const field = trimmed(item.getNodeParameter('toField', ''));
	const path = field.split('.');
	const items = execution.getInputData();
	const recipients = items.map(({ json }, index) => ({
		written: trimmed(path.reduce<unknown>(inside, json)),
		item: index,
	}));
	if (recipients.some(({ written }) => written !== '')) return recipients;
	throw inputFailure(item, {
		what: `No input item has a number in the field "${field}"`,
		remedy: `Enter in "To Field" the name of the field that holds the number. The first item has: ${Object.keys(items[0]?.json ?? {}).join(', ') || 'no fields'}.`,
	});
}

/** A text that differs from item to item would reach everybody as that of the first item. */
function refuseItemExpressions(execution: IExecuteFunctions, item: ItemContext): void {
	const { parameters } = execution.getNode();
	for (const [name, value] of Object.entries(parameters)) {
		if (typeof value !== 'string' || !value.startsWith('=') || !ITEM_EXPRESSION.test(value))
			continue;
		throw inputFailure(item, {
			what: `The expression in "${name}" depends on the item, but a bulk message is the same for everybody`,
			remedy: 'For texts that differ use the operation Send, which sends a message for each item.',
		});
	}
}

function inside(value: unknown, key: string): unknown {
	return typeof value === 'object' && value !== null
		? (value as Record<string, unknown>)[key]
		: undefined;
}
