import { asId } from '../../validation/checks';
import { groupId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { amount, text } from '../../../../lib/api/rowMapper';
import { oneItem, reads } from '../../../../lib/api/output';
import { readList } from '../../../../lib/api/readList';
import { call } from '../call';
import { contactColumns, contactList } from '../contact/columns';

const group = oneItem(
	(row) => ({
		name: text(row.name),
		total: amount(row.total),
		contacts: readList(row, contactList, contactColumns),
	}),
	'group',
);

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get a group',
	description: 'Get a group and the contacts in it',
	fields: [groupId, commonOptions],
	routing: call('group/get', {
		effect: 'reads',
		reads: reads(function (answer) {
			const asked = asId(this.getNodeParameter('groupId', '', { extractValue: true }));
			return group.call(this, answer).map((json) => ({ groupId: asked, ...json }));
		}),
	}),
};
