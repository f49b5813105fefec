import { groupId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { deleted, output } from '../../../../lib/api/output';
import { call } from '../call';

export const remove: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a group',
	description: 'Delete a group. Its contacts are kept; the group cannot be restored.',
	fields: [groupId, commonOptions],
	routing: call('group/delete', { effect: 'changes', reads: output(deleted) }),
};
