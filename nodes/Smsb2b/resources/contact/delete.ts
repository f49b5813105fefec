import { deleted } from '../../../../lib/api/output';
import { contactId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';

export const remove: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a contact',
	description: 'Delete a contact and its group memberships; this cannot be undone',
	fields: [contactId, commonOptions],
	endpoint: 'contact/delete',
	effect: 'changes',
	output: deleted,
};
