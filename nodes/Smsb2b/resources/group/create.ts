import { madeItem } from '../../../../lib/api/output';
import { bareId } from '../../../../lib/api/plainText';
import { asId } from '../../../../lib/api/rowMapper';
import { commonOptions } from '../../fields/options';
import { requiredText } from '../../fields/requiredText';
import type { Operation } from '../../operation';

const name = requiredText(
	{
		displayName: 'Name',
		name: 'name',
		placeholder: 'e.g. Class A1',
		description: 'Name of the group',
	},
	{ code: 213 },
);

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a group',
	description: 'Create a group of contacts',
	idField: 'groupId',
	fields: [name, commonOptions],
	endpoint: 'group/add',
	effect: 'changes',
	response: {
		plain: bareId('groupId'),
	},
	output: madeItem((row) => ({ groupId: asId(row.groupId) }), 'group'),
};
