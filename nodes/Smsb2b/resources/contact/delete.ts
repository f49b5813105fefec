import { contactId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { deleted, output } from '../../../../lib/api/output';
import { call } from '../call';

export const remove: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a contact',
	description: 'Delete a contact and its memberships in groups; it cannot be restored',
	fields: [contactId, commonOptions],
	routing: call('contact/delete', { effect: 'changes', reads: output(deleted) }),
};
