import { contactId, groupId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { membershipOutput, membershipResponse } from './membership';

export const addContact: Operation = {
	name: 'Add Contact',
	value: 'addContact',
	action: 'Add a contact to a group',
	description: 'Add a contact to a group; adding an existing member is not an error',
	idField: 'contactGroupId',
	fields: [groupId, contactId, commonOptions],
	endpoint: 'group/addContact',
	effect: 'changes',
	response: membershipResponse,
	output: membershipOutput,
};
