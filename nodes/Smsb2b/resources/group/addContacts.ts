import type { INodeExecutionData } from 'n8n-workflow';

import { sendRequest } from '../../../../lib/api/sendRequest';
import { emptyField, formBody, normalizeId, requireId } from '../../validation/checks';
import { contactIds, groupId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Execute, ItemContext } from '../../../../lib/api/context';
import type { Operation } from '../../operation';
import { ItemError } from '../../../../lib/errors/itemError';
import { call } from '../call';
import { readsMembership } from './membership';
import { textOf } from '../../../../lib/values/single';

/** A membership a call, one after the other: SMSB2B takes a single contact. */
const addEach: Execute = async function (request) {
	const contacts = idsOf(this.getNodeParameter('contactId', '', { extractValue: true }));
	if (contacts.length === 0) throw emptyField(this, contactIds.displayName, 214);
	for (const contactId of contacts) requireId(this, contactId, contactIds.displayName);
	const items: INodeExecutionData[] = [];
	for (const [at, contactId] of contacts.entries()) {
		const options = { ...request.options, body: { ...formBody(request.options), contactId } };
		const made = await sendRequest('changes')
			.call(this, { ...request, options })
			.catch((error: unknown) => {
				throw ofContact(this, error, contactId, contacts.slice(0, at));
			});
		items.push(...made.map((item) => ({ ...item, json: { contactId, ...item.json } })));
	}
	return items;
};

/** The failure, which also says of which contact it is, and which are in the group by now. */
function ofContact(context: ItemContext, error: unknown, contactId: string, added: string[]) {
	if (!(error instanceof ItemError)) return error;
	const done = added.length > 0 ? ` Already added: ${added.join(', ')}.` : '';
	const description = `${error.text.description} This concerns contact ${contactId}.${done}`;
	return new ItemError(context.getNode(), context.getItemIndex(), { ...error.text, description });
}

function idsOf(value: unknown): string[] {
	const parts: unknown[] = Array.isArray(value)
		? value.flat(Infinity)
		: textOf(value).split(/[,;\s]+/);
	return parts.map((part) => normalizeId(part)).filter((part) => part !== '');
}

export const addContacts: Operation = {
	name: 'Add Contacts',
	value: 'addContacts',
	action: 'Add contacts to a group',
	description: 'Add several contacts to a group; existing members stay in it',
	receipt: 'contactGroupId',
	fields: [groupId, contactIds, commonOptions],
	routing: {
		...call('group/addContact', { effect: 'changes', reads: readsMembership }),
		operations: { pagination: addEach },
	},
};
