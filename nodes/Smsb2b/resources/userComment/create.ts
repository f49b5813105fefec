import { madeItem } from '../../../../lib/api/output';
import { asId } from '../../../../lib/api/rowMapper';
import { userId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import { requiredText } from '../../fields/requiredText';
import type { Operation } from '../../operation';

const comment = requiredText(
	{
		displayName: 'Comment',
		name: 'comment',
		typeOptions: { rows: 3 },
		placeholder: 'e.g. Paid by bank transfer',
	},
	{ code: 212 },
);

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a user comment',
	description: 'Add a comment to a user',
	idField: 'commentId',
	fields: [userId, comment, commonOptions],
	endpoint: 'user/comment/add',
	effect: 'changes',
	output: madeItem((row) => ({ commentId: asId(row.commentId) }), 'comment'),
};
