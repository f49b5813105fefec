import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { getOwn } from '../values/getOwn';
import { findOption } from '../values/option';
import { listEntries } from '../values/single';
import type { ItemContext } from './context';
import { withoutNotes } from './output';
import { OUTPUTS, SELECTED_FIELDS } from './outputChoices';
import { isBareText } from './parseResponse';

/** What is output whatever is selected: that something went wrong, was not done, or was only a test. */
const ALWAYS = [
	...['error', 'message', 'outcomeKnown', 'reason', 'note', 'alreadySent', 'timedOut', 'testRun'],
];

/**
 * The outputs of an item with the fields that the option Output wants, in the order in which they are named; all fields
 * where none is named. `contacts.mobile` is a field within others.
 */
export function selectFields(
	context: ItemContext,
	items: INodeExecutionData[],
): INodeExecutionData[] {
	const names = selectedNames(context);
	if (names.length === 0) return items;
	return items.map((item) => ({ ...item, json: selected(item.json, names) }));
}

/** The fields that the option Output wants alone; none where it wants all, or none is named. */
export function selectedNames(context: ItemContext): string[] {
	try {
		const output: unknown = context.getNodeParameter('options.output', '');
		if (findOption(OUTPUTS, output) !== SELECTED_FIELDS) return [];
		return namesIn(context.getNodeParameter('options.outputFields', ''));
	} catch {
		// What is wrong with the options was said of the item before.
		return [];
	}
}

/** A list may be an array, or a text with commas or line breaks. */
function namesIn(value: unknown): string[] {
	const entries = [value].flat(Infinity).flatMap((entry) => listEntries(entry));
	return entries.map((name) => name.trim()).filter((name) => name !== '');
}

/** An output with these fields alone; as it is without any. */
export function selected(json: IDataObject, names: string[]): IDataObject {
	if (names.length === 0 || isUnread(json)) return json;
	const found: IDataObject = {};
	for (const name of names) {
		const value = valueAt(json, name);
		if (value !== undefined) found[name] = value as IDataObject[string];
	}
	for (const name of ALWAYS) if (json[name] !== undefined) found[name] = json[name];
	if (json.accepted === false) found.accepted = false;
	return found;
}

/** Whether an item is a response of which no fields are known, such as the IDs of a bulk message as plain text. */
function isUnread(json: IDataObject): boolean {
	return isBareText(withoutNotes(json).returned);
}

/** A field by its name or by the path to it; of a list on the way, that of each entry. */
function valueAt(json: unknown, name: string): unknown {
	if (Object.hasOwn(Object(json) as object, name)) return getOwn(json, name);
	const [first, ...rest] = name.split('.');
	if (rest.length === 0) return undefined;
	const inner = getOwn(json, first);
	const path = rest.join('.');
	return Array.isArray(inner)
		? inner.map((each) => valueAt(each, path) ?? null)
		: valueAt(inner, path);
}
