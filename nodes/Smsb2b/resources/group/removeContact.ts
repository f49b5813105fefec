import { onlyWhen } from '../../fields/dependent';
import { contactGroupId, groupId, memberId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Field, Operation } from '../../operation';
import { deleted, output } from '../../../../lib/api/output';
import { call } from '../call';

const removeBy: Field = {
	displayName: 'Remove By',
	name: 'removeBy',
	type: 'options',
	default: 'contact',
	description: 'How to name the membership that ends',
	options: [
		{ name: 'Group and Contact', value: 'contact' },
		{
			name: 'Membership ID',
			value: 'membership',
			description: 'The contactGroupId of Add Contact',
		},
	],
};

const byContact = (field: Field) => onlyWhen(removeBy, ['contact'], field);

export const removeContact: Operation = {
	name: 'Remove Contact',
	value: 'removeContact',
	action: 'Remove a contact from a group',
	description: 'Take a contact out of a group; it stays in the contact list',
	fields: [
		removeBy,
		byContact(groupId),
		byContact(memberId),
		onlyWhen(removeBy, ['membership'], contactGroupId),
		commonOptions,
	],
	routing: call('group/deleteContact', { effect: 'changes', reads: output(deleted) }),
};
