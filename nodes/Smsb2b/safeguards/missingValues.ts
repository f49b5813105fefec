import type { INode } from 'n8n-workflow';

import type { ItemContext } from '../../../lib/api/context';
import { quotation } from '../../../lib/errors/displayText';
import { type ErrorText, ItemError } from '../../../lib/errors/itemError';
import { getOwn } from '../../../lib/values/getOwn';
import { type DeclaredField, declaredFields } from '../declaredFields';
import { eachInTurn } from '../eachInTurn';
import type { Operation, RunToCheck } from '../operation';
import { isShown } from '../validation/checkDeclaredValues';
import { LABELS } from './fields';
import { type Hole, holesIn } from './holes';
import { parseTemplate, type Template } from './template';

/** A text of the operation that is an expression, the same for all items. */
interface TextField extends DeclaredField {
	template: Template;
}

/** A hole, and the label of the text that has it. */
interface LabelledHole extends Hole {
	label: string;
}

/** What is missing in the texts of an item. */
export interface IncompleteItem {
	index: number;
	holes: LabelledHole[];
}

/** Looks for missing values in all texts of a run. */
export async function findMissingValues(
	operation: Operation,
	{ first, items }: RunToCheck,
): Promise<IncompleteItem[]> {
	const texts = textFieldsOf(operation, first.getNode());
	const found: IncompleteItem[] = [];
	if (texts.length === 0) return found;
	await eachInTurn(items(), (item) => {
		const holes = texts.flatMap((text) => holesOf(item, text, operation));
		if (holes.length > 0) found.push({ index: item.getItemIndex(), holes });
	});
	return found;
}

function textFieldsOf({ fields, sends }: Operation, { parameters }: INode): TextField[] {
	return declaredFields(fields)
		.filter(({ path }) => sends?.texts.includes(path))
		.flatMap((declared) => {
			const written = declared.path.split('.').reduce<unknown>(getOwn, parameters);
			const template = parseTemplate(written);
			return template ? [{ ...declared, template }] : [];
		});
}

/** None of an item that is rejected anyway, such as for an expression that fails: it is told when its turn comes. */
function holesOf(
	item: ItemContext,
	{ field, path, template }: TextField,
	operation: Operation,
): LabelledHole[] {
	const isRequired = field.required === true;
	const evaluate = (source: string) =>
		item.evaluateExpression(`{{ ${source} }}`, item.getItemIndex());
	try {
		operation.sends?.checkFirst?.(item, operation);
		if (!isShown(item, field, operation.fields)) return [];
		const value: unknown = item.getNodeParameter(path, undefined);
		const holes = holesIn({ template, value, isRequired, evaluate });
		return holes.map((hole) => ({ ...hole, label: field.displayName }));
	} catch {
		return [];
	}
}

const REMEDY = `Check that the input has the value, filter such items out before this node, or set "${LABELS.missingValues}" under ${LABELS.safeguards} to Send Anyway.`;

/** The error of one item with missing values. */
export function missingInItem(node: INode, { index, holes }: IncompleteItem): ItemError {
	return new ItemError(node, index, {
		message: `A value is missing in "${holes[0].label}"`,
		description: `${sentence(inWords(holes))} ${REMEDY} Nothing was sent for this item.`,
	});
}

/** How many items a message lists. */
const MOST_LISTED = 50;

/** The error of a run in which these items have missing values. */
export function missingInRun(items: IncompleteItem[]): ErrorText {
	const listed = items
		.slice(0, MOST_LISTED)
		.map(({ index, holes }) => `Item ${index + 1}: ${sentence(inWords(holes))}`);
	const more = items.length - listed.length;
	const labels = [...new Set(items.flatMap(({ holes }) => holes.map(({ label }) => label)))];
	const where = labels.map((label) => `"${label}"`).join(', ');
	const which = items.length === 1 ? `item ${items[0].index + 1}` : `${items.length} items`;
	return {
		message: `Values are missing in ${where} of ${which}`,
		description: [...listed, ...(more > 0 ? [`And ${more} more items.`] : []), REMEDY].join(' '),
	};
}

/** Characters of an expression that are quoted. */
const QUOTED = 60;

function inWords(holes: LabelledHole[]): string {
	return holes
		.map(({ source, word, label }) => {
			const gives = word === '' ? 'gives nothing' : `gives "${word}"`;
			return `{{ ${quotation(source, QUOTED)} }} in "${label}" ${gives}`;
		})
		.join(', ');
}

function sentence(text: string): string {
	return `${text}.`;
}
