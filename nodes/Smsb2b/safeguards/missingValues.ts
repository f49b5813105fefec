import type { INode } from 'n8n-workflow';

import type { ItemContext } from '../../../lib/api/context';
import { quotation } from '../../../lib/errors/displayText';
import { type ErrorText, ItemError } from '../../../lib/errors/itemError';
import { getOwn } from '../../../lib/values/getOwn';
import { type DeclaredField, declaredFields } from '../declaredFields';
import { eachInTurn } from '../eachInTurn';
import type { MissingValue, Operation, RunToCheck } from '../operation';
import { isShown } from '../validation/checkDeclaredValues';
import { LABELS } from './fields';
import { type Hole, holesIn } from './holes';
import { parseTemplate, type Template } from './template';

/** A text of the operation that is an expression, the same for all items. */
interface TextField extends DeclaredField {
	template: Template;
}

/** What is missing in the texts of an item. */
export interface IncompleteItem {
	index: number;
	missing: MissingValue[];
}

/** Looks for missing values in all texts of a run. */
export async function findMissingValues(
	operation: Operation,
	{ first, items, ...before }: RunToCheck,
): Promise<IncompleteItem[]> {
	const texts = textFieldsOf(operation, operation.sends?.texts ?? [], first.getNode());
	const gapsOf = operation.sends?.gaps;
	const found: IncompleteItem[] = [];
	if (texts.length === 0 && !gapsOf) return found;
	await eachInTurn(items(), async (item) => {
		const holes = texts.flatMap((text) => holesOf(item, text, operation));
		// What cannot be looked up is told when it is the item's turn.
		const gaps = (holes.length === 0 && (await gapsOf?.(item, before).catch(() => []))) || [];
		const missing = [...holes, ...gaps];
		if (missing.length > 0) found.push({ index: item.getItemIndex(), missing });
	});
	return found;
}

/**
 * Looks for missing values in texts of items that are not sent.
 *
 * @param paths of the fields of the operation that hold the texts
 */
export function missingInTexts(
	items: ItemContext[],
	operation: Operation,
	paths: readonly string[],
): IncompleteItem[] {
	if (items.length === 0) return [];
	const texts = textFieldsOf(operation, paths, items[0].getNode());
	return items
		.map((item) => ({
			index: item.getItemIndex(),
			missing: texts.flatMap((text) => holesOf(item, text, operation)),
		}))
		.filter(({ missing }) => missing.length > 0);
}

function textFieldsOf(
	{ fields }: Operation,
	paths: readonly string[],
	{ parameters }: INode,
): TextField[] {
	return declaredFields(fields)
		.filter(({ path }) => paths.includes(path))
		.flatMap((declared) => {
			const written = declared.path.split('.').reduce<unknown>(getOwn, parameters);
			// What stands there unless the user writes something is made of what the user wrote elsewhere.
			const template = written === declared.field.default ? undefined : parseTemplate(written);
			return template ? [{ ...declared, template }] : [];
		});
}

/** None of an item that is rejected anyway, such as for an expression that fails: it is told when its turn comes. */
function holesOf(
	item: ItemContext,
	{ field, path, template }: TextField,
	operation: Operation,
): MissingValue[] {
	const isRequired = field.required === true;
	const evaluate = (source: string) =>
		item.evaluateExpression(`{{ ${source} }}`, item.getItemIndex());
	try {
		operation.sends?.checkFirst?.(item, operation);
		if (!isShown(item, field, operation.fields)) return [];
		const value: unknown = item.getNodeParameter(path, undefined);
		const holes = holesIn({ template, value, isRequired, evaluate });
		return holes.map((hole) => asMissing(hole, field.displayName));
	} catch {
		return [];
	}
}

const REMEDY = 'Check that the input has the value, filter such items out before this node';

/** Characters of an expression that are quoted. */
const QUOTED = 60;

function asMissing({ source, word }: Hole, label: string): MissingValue {
	const gives = word === '' ? 'gives nothing' : `gives "${word}"`;
	const words = `{{ ${quotation(source, QUOTED)} }} in "${label}" ${gives}`;
	return { label, words, remedy: REMEDY };
}

/** The error of one item with missing values. */
export function missingInItem(node: INode, { index, missing }: IncompleteItem): ItemError {
	return new ItemError(node, index, {
		message: `A value is missing in "${missing[0].label}"`,
		description: `${sentence(missing)} ${whatToDo(missing)} Nothing was sent for this item.`,
		isInvalidInput: true,
	});
}

/** How many items a message lists. */
const MOST_LISTED = 50;

/** The error of a run in which these items have missing values. */
export function missingInRun(items: IncompleteItem[]): ErrorText {
	const listed = items
		.slice(0, MOST_LISTED)
		.map(({ index, missing }) => `Item ${index + 1}: ${sentence(missing)}`);
	const more = items.length - listed.length;
	const all = items.flatMap(({ missing }) => missing);
	const labels = [...new Set(all.map(({ label }) => label))];
	const where = labels.map((label) => `"${label}"`).join(', ');
	const which = items.length === 1 ? `item ${items[0].index + 1}` : `${items.length} items`;
	return {
		message: `Values are missing in ${where} of ${which}`,
		description: [...listed, ...(more > 0 ? [`And ${more} more items.`] : []), whatToDo(all)].join(
			' ',
		),
	};
}

function sentence(missing: MissingValue[]): string {
	return `${missing.map(({ words }) => words).join(', ')}.`;
}

function whatToDo(missing: MissingValue[]): string {
	const remedies = [...new Set(missing.map(({ remedy }) => remedy))].join('. ');
	return `${remedies}, or set "${LABELS.missingValues}" under ${LABELS.safeguards} to Send Anyway.`;
}
