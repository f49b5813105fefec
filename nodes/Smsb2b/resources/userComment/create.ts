import { required } from '../../fields/checks';
import { userId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Field, Operation } from '../../operation';
import { id } from '../../response/columns';
import { oneItem, reads } from '../../response/reader';
import { call } from '../call';

const comment: Field = {
	displayName: 'Comment',
	name: 'comment',
	type: 'string',
	typeOptions: { rows: 3 },
	required: true,
	default: '',
	placeholder: 'e.g. Paid by bank transfer',
	routing: {
		send: { type: 'body', property: 'comment', preSend: [required('comment', 'Comment', 212)] },
	},
};

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a user comment',
	description: 'Write a comment on a user',
	receipt: 'commentId',
	fields: [userId, comment, commonOptions],
	routing: call('user/comment/add', {
		effect: 'changes',
		reads: reads(oneItem({ commentId: id('commentId') }, 'comment')),
	}),
};
