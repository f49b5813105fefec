import { deleted } from '../../../../lib/api/output';
import { groupId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';

export const remove: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a group',
	description: 'Delete a group. Its contacts are kept; the group cannot be restored.',
	fields: [groupId, commonOptions],
	endpoint: 'group/delete',
	effect: 'changes',
	output: deleted,
};
