import { deleted } from '../../../../lib/api/output';
import { groupId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';

export const removeAllContacts: Operation = {
	name: 'Remove All Contacts',
	value: 'removeAllContacts',
	action: 'Remove all contacts from a group',
	description:
		'Remove all contacts from a group. The contacts themselves are kept; this cannot be undone.',
	fields: [groupId, commonOptions],
	endpoint: 'group/deleteAllContacts',
	effect: 'changes',
	output: deleted,
};
