import type { INodeExecutionData } from 'n8n-workflow';

import { exchange } from '../../exchange/exchange';
import { bodyOf, emptyField } from '../../fields/checks';
import { contactIds, groupId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Exchange, Operation } from '../../operation';
import { call } from '../call';
import { readsMembership } from './membership';

/** A membership a call, one after the other: SMSB2B takes a single contact. */
const addEach: Exchange = async function (request) {
	const contacts = idsOf(this.getNodeParameter('contactId', '', { extractValue: true }));
	if (contacts.length === 0) throw emptyField(this, contactIds.displayName, 214);
	const items: INodeExecutionData[] = [];
	for (const contactId of contacts) {
		const options = { ...request.options, body: { ...bodyOf(request.options), contactId } };
		const made = await exchange('changes').call(this, { ...request, options });
		items.push(...made.map((item) => ({ ...item, json: { contactId, ...item.json } })));
	}
	return items;
};

function idsOf(value: unknown): string[] {
	const parts = Array.isArray(value) ? value : String(value ?? '').split(/[,;\s]+/);
	return parts.map((part) => String(part).trim()).filter((part) => part !== '');
}

export const addContacts: Operation = {
	name: 'Add Contacts',
	value: 'addContacts',
	action: 'Add contacts to a group',
	description: 'Add several contacts to a group; those that are in it already stay in it',
	receipt: 'contactGroupId',
	fields: [groupId, contactIds, commonOptions],
	routing: {
		...call('group/addContact', { effect: 'changes', reads: readsMembership }),
		operations: { pagination: addEach },
	},
};
