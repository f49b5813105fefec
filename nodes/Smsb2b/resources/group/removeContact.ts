import { deleted } from '../../../../lib/api/output';
import { onlyWhen } from '../../fields/dependent';
import { contactGroupId, groupId, memberId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Field, Operation } from '../../operation';

const removeBy: Field = {
	displayName: 'Remove By',
	name: 'removeBy',
	type: 'options',
	default: 'contact',
	description: 'How to identify the group membership to remove',
	options: [
		{ name: 'Group and Contact', value: 'contact' },
		{
			name: 'Membership ID',
			value: 'membership',
			description: 'The contactGroupId returned by Add Contact',
		},
	],
};

const byContact = (field: Field) => onlyWhen(removeBy, ['contact'], field);

export const removeContact: Operation = {
	name: 'Remove Contact',
	value: 'removeContact',
	action: 'Remove a contact from a group',
	description: 'Remove a contact from a group; the contact itself is kept',
	fields: [
		removeBy,
		byContact(groupId),
		byContact(memberId),
		onlyWhen(removeBy, ['membership'], contactGroupId),
		commonOptions,
	],
	endpoint: 'group/deleteContact',
	effect: 'changes',
	output: deleted,
};
