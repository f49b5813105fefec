import type { IDataObject } from 'n8n-workflow';

import { formBody, type ItemContext, type PreSend } from '../../../../../lib/api/context';
import { quotation } from '../../../../../lib/errors/displayText';
import { textOf } from '../../../../../lib/values/single';
import { invalidInput } from '../../../validation/inputErrors';

/** The fields of a contact whose values a text can have. */
const NAMES = [
	...['name', 'surname', 'vname', 'vsurname', 'fullname', 'mobile'],
	...['custom1', 'custom2', 'custom3', 'custom4', 'custom5'],
] as const;

export type Placeholder = (typeof NAMES)[number];

/** What stands in braces. */
const IN_BRACES = /\{([^{}]*)\}/g;

/** The fields of a contact that a text names in braces, each once. */
export function placeholdersIn(text: string): Placeholder[] {
	const names = Array.from(text.matchAll(IN_BRACES), ([, name]) => asPlaceholder(name));
	return [...new Set(names)].filter((name) => name !== undefined);
}

/** The text with the values of a contact in place of what stands in braces, and nothing where there is none. */
export function fillIn(text: string, contact: IDataObject): string {
	return text.replace(IN_BRACES, (written, name: string) => {
		const known = asPlaceholder(name);
		return known ? valueOf(contact, known) : written;
	});
}

/** A field of a contact as text; empty where the contact has none. */
export function valueOf(contact: IDataObject, name: Placeholder): string {
	const value = textOf(contact[name]).trim();
	if (value !== '' || name !== 'fullname') return value;
	return [contact.name, contact.surname].map(textOf).join(' ').trim();
}

function asPlaceholder(written: string): Placeholder | undefined {
	const name = written.trim().toLowerCase();
	return NAMES.find((known) => known === name);
}

/** Characters of what is no placeholder that a message quotes. */
const QUOTED = 40;

/** A field of a contact of which one brace was forgotten, where nothing else is in braces. */
const HALF_IN_BRACES = new RegExp(
	String.raw`\{\s*(?:${NAMES.join('|')})(?!\w)|(?<!\w)(?:${NAMES.join('|')})\s*\}`,
	'i',
);

/** @throws ItemError for a text with something in braces that is no field of a contact, or with a brace forgotten */
export function requireKnown(context: ItemContext, text: string): void {
	requireWhole(context, text);
	for (const { 0: written, 1: name, index } of text.matchAll(IN_BRACES)) {
		// Not {{name}}, of which the outer braces would stay.
		const isDoubled = text[index - 1] === '{' || text[index + written.length] === '}';
		if (asPlaceholder(name) && !isDoubled) continue;
		const shown = isDoubled ? `{${written}}` : written;
		throw invalidInput(context, {
			message: `"Text" has an unknown placeholder: ${quotation(shown, QUOTED)}`,
			description: `Use ${NAMES.map((known) => `{${known}}`).join(', ')}, each in single braces, or remove the braces.`,
		});
	}
}

function requireWhole(context: ItemContext, text: string): void {
	const [half] = HALF_IN_BRACES.exec(text.replace(IN_BRACES, '|')) ?? [];
	if (half === undefined) return;
	throw invalidInput(context, {
		message: `"Text" has a placeholder with only one brace: ${quotation(half, QUOTED)}`,
		description: 'Write it in two braces, e.g. {name}, or remove the brace.',
	});
}

/** As {@link requireKnown}, before anything else is done. */
export const requirePlaceholders: PreSend = async function (request) {
	requireKnown(this, textOf(formBody(request).text));
	return request;
};
