import { contactId, groupId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { call } from '../call';
import { readsMembership } from './membership';

export const addContact: Operation = {
	name: 'Add Contact',
	value: 'addContact',
	action: 'Add a contact to a group',
	description: 'Add a contact to a group; adding an existing member is not an error',
	receipt: 'contactGroupId',
	fields: [groupId, contactId, commonOptions],
	routing: call('group/addContact', { effect: 'changes', reads: readsMembership }),
};
