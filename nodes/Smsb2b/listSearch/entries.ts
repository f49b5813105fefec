import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';

import { folded } from '../../../lib/values/folded';
import type { NumberingPlan } from '../../../lib/phone/numberingPlan';

/** Makes the entry of a resource locator's list of a row. */
export type AsEntry = (row: IDataObject) => INodeListSearchItems;

/** A contact by name and number. */
export const contactEntry: AsEntry = ({ contactId, name, surname, mobile }) =>
	entry(contactId, joined(' ', name, surname), mobile);

/** A group by name. */
export const groupEntry: AsEntry = ({ groupId, name }) => entry(groupId, name);

/** A sub-account by what it signs in with. */
export const userEntry: AsEntry = ({ userId, username, email }) =>
	entry(userId, username || email, username === email ? '' : email);

function entry(id: unknown, name: unknown, detail: unknown = ''): INodeListSearchItems {
	const shown = name && detail ? `${String(name)} (${String(detail)})` : joined('', name, detail);
	return { name: shown || String(id), value: String(id) };
}

function joined(separator: string, ...parts: unknown[]): string {
	return parts.filter(Boolean).map(String).join(separator);
}

/**
 * Entries that have every word of the filter, in any order; capitals and accents make no difference, nor
 * how a number is spelled. An ID finds its entry.
 */
export function matching(
	entries: INodeListSearchItems[],
	filter: string,
	{ canonical }: NumberingPlan,
): INodeListSearchItems[] {
	const words = folded(filter).split(/\s+/).filter(Boolean);
	const number = /^[\d\s+().-]+$/.test(filter) ? canonical(filter) : '';
	return entries.filter(({ name, value }) => {
		const shown = folded(name);
		if (words.every((word) => shown.includes(word)) || value === filter.trim()) return true;
		return number !== '' && shown.includes(number);
	});
}

const alphabet = new Intl.Collator('el', { numeric: true });

/** Entries in the order of the alphabet, the Greek one included. */
export function sorted(entries: INodeListSearchItems[]): INodeListSearchItems[] {
	return entries.toSorted((one, other) => alphabet.compare(one.name, other.name));
}
