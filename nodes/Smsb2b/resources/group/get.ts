import { groupId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { normalizeId } from '../../validation/id';
import { groupWithContacts } from './members';

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
		return groupWithContacts.call(this, response).map((json) => ({ groupId: asked, ...json }));
	},
};
