import { contactId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { deleted, output } from '../../../../lib/api/output';
import { call } from '../call';

export const remove: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a contact',
	description: 'Delete a contact and its group memberships; this cannot be undone',
	fields: [contactId, commonOptions],
	routing: call('contact/delete', { effect: 'changes', reads: output(deleted) }),
};
