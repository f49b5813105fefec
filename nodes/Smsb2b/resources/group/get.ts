import { askedItem } from '../../../../lib/api/output';
import { readList } from '../../../../lib/api/readList';
import { asNumber, asText } from '../../../../lib/api/rowMapper';
import { groupId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { normalizeId } from '../../validation/id';
import { contactColumns, contactList } from '../contact/columns';

const group = askedItem(
	(row) => ({
		name: asText(row.name),
		total: asNumber(row.total),
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
	endpoint: 'group/get',
	effect: 'reads',
	output(response) {
		const asked = normalizeId(this.getNodeParameter('groupId', '', { extractValue: true }));
		return group.call(this, response).map((json) => ({ groupId: asked, ...json }));
	},
};
