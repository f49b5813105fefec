import { commonOptions } from '../../fields/options';
import { requiredText } from '../../fields/requiredText';
import type { Operation } from '../../operation';
import { asId } from '../../../../lib/api/rowMapper';
import { bareId } from '../../../../lib/api/plainText';
import { madeItem, output } from '../../../../lib/api/output';
import { call } from '../call';

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
	receipt: 'groupId',
	fields: [name, commonOptions],
	routing: call('group/add', {
		effect: 'changes',
		reads: output(
			madeItem((row) => ({ groupId: asId(row.groupId) }), 'group'),
			{
				plain: bareId('groupId'),
			},
		),
	}),
};
