import { deleted } from '../../../../lib/api/output';
import { commentId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';

export const remove: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a user comment',
	description: 'Delete a comment on a user; this cannot be undone',
	fields: [commentId, commonOptions],
	endpoint: 'user/comment/delete',
	effect: 'changes',
	output: deleted,
};
