import type { IDataObject } from 'n8n-workflow';

import { apiRequest, withItemError } from '../../../../../lib/api/apiRequest';
import type { ItemContext } from '../../../../../lib/api/context';
import type { OutputMapper } from '../../../../../lib/api/output';
import { readList } from '../../../../../lib/api/readList';
import { ItemError } from '../../../../../lib/errors/itemError';
import { askedId, groupId } from '../../../fields/ids';
import { lookUpOnce } from '../../../lookUpOnce';
import type { LookUp } from '../../../operation';
import { requireId } from '../../../validation/id';
import { emptyField, invalidInput } from '../../../validation/inputErrors';
import { contactColumns, contactList } from '../../contact/columns';
import { groupWithContacts } from '../../group/members';

/**
 * The contacts of the group of an item, in the order in which SMSB2B lists them. A group lists its contacts by ID and
 * number; what else is known of them is in the list of all contacts.
 *
 * @param lookUp the means to look them up, which is done once for a run
 * @param inFull whether more than IDs and numbers is needed
 * @throws ItemError when the group has none, or they cannot be read: then nothing may be sent
 */
export async function contactsOf(
	item: ItemContext,
	lookUp: LookUp,
	inFull: boolean,
): Promise<IDataObject[]> {
	const id = askedId(item, groupId);
	if (id === '') throw emptyField(item, groupId.displayName, 215);
	requireId(item, id, groupId.displayName);
	const read = async (): Promise<IDataObject[]> => {
		const members = await lookUpOnce(item, `group ${id}`, async () => await membersOf(id, lookUp));
		if (!inFull || members.length === 0) return members;
		const all = await lookUpOnce(item, 'contacts', async () => await allContacts(lookUp));
		return members.map((member) => ({ ...member, ...all.get(String(member.contactId)) }));
	};
	const contacts = await read().catch((error: unknown) => {
		throw unread(item, error);
	});
	if (contacts.length === 0) throw withoutContacts(item);
	return contacts;
}

async function membersOf(id: string, lookUp: LookUp): Promise<IDataObject[]> {
	const [group] = await rowsOf(lookUp, 'group/get', { groupId: id }, groupWithContacts);
	return group.contacts as IDataObject[];
}

async function allContacts(lookUp: LookUp): Promise<Map<string, IDataObject>> {
	const contacts = await rowsOf(lookUp, 'contact/list', {}, (response) =>
		readList(response, contactList, contactColumns),
	);
	return new Map(contacts.map((contact) => [String(contact.contactId), contact]));
}

async function rowsOf(
	lookUp: LookUp,
	endpoint: string,
	fields: IDataObject,
	rows: OutputMapper,
): Promise<IDataObject[]> {
	const [context, request] = await lookUp();
	const call = { endpoint, body: { type: 'json', ...fields }, effect: 'reads' } as const;
	const response = await apiRequest(context, request, call);
	return await withItemError(context, call, () => rows.call(context, response));
}

function withoutContacts(item: ItemContext): ItemError {
	return invalidInput(item, {
		message: `The group in "${groupId.displayName}" has no contacts`,
		description: 'Add contacts to it with Group: Add Contacts, or choose another group.',
	});
}

function unread(item: ItemContext, error: unknown): unknown {
	if (!(error instanceof ItemError)) return error;
	const description = `The contacts of the group could not be read, so nothing was sent for this item. ${error.text.description}`;
	return new ItemError(item.getNode(), item.getItemIndex(), { ...error.text, description });
}
