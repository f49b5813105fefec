import { commentId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { deleted, output } from '../../../../lib/api/output';
import { call } from '../call';

export const remove: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a user comment',
	description: 'Delete a comment on a user; this cannot be undone',
	fields: [commentId, commonOptions],
	routing: call('user/comment/delete', { effect: 'changes', reads: output(deleted) }),
};
