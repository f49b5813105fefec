import type { INodeExecutionData } from 'n8n-workflow';

import { apiRequest } from '../../../../lib/api/apiRequest';
import { type Execute, formBody } from '../../../../lib/api/context';
import { asItems } from '../../../../lib/api/output';
import { textOf } from '../../../../lib/values/single';
import { contactId, contactIds, groupId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { emptyField } from '../../validation/inputErrors';
import { normalizeId, requireId } from '../../validation/id';
import { membershipOutput, membershipResponse } from './membership';

/** The texts of SMSB2B's codes speak of one contact. */
const labels = { [contactId.displayName]: contactIds.displayName };

/** A membership a request, one after the other: SMSB2B takes a single contact. */
const addEach: Execute = async (context, request) => {
	const contacts = idsOf(context.getNodeParameter('contactId', '', { extractValue: true }));
	if (contacts.length === 0) throw emptyField(context, contactIds.displayName, 214);
	for (const id of contacts) requireId(context, id, contactIds.displayName);
	const items: INodeExecutionData[] = [];
	for (const [at, id] of contacts.entries()) {
		const body = { ...formBody(request.options), contactId: id };
		const note = () => noteOf(id, contacts.slice(0, at));
		const response = await apiRequest(context, request, { effect: 'changes', body, note, labels });
		const made = asItems(context, response, membershipOutput);
		for (const item of made) items.push({ ...item, json: { contactId: id, ...item.json } });
	}
	return items;
};

/** Which contact an error is about, and which are in the group by now. */
function noteOf(id: string, added: string[]): string {
	const done = added.length > 0 ? ` Already added: ${added.join(', ')}.` : '';
	return `This concerns contact ${id}.${done}`;
}

function idsOf(value: unknown): string[] {
	const parts: unknown[] = Array.isArray(value)
		? value.flat(Infinity)
		: textOf(value)
				.replace(/^\s*\[(.*)\]\s*$/s, '$1')
				.split(/[,;\s]+/);
	return parts.map((part) => normalizeId(part)).filter((part) => part !== '');
}

export const addContacts: Operation = {
	name: 'Add Contacts',
	value: 'addContacts',
	action: 'Add contacts to a group',
	description: 'Add several contacts to a group; existing members stay in it',
	idField: 'contactGroupId',
	fields: [groupId, contactIds, commonOptions],
	endpoint: 'group/addContact',
	effect: 'changes',
	response: membershipResponse,
	execute: () => addEach,
};
