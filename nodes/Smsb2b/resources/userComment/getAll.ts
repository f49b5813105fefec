import { manyItems } from '../../../../lib/api/output';
import { asId, asText } from '../../../../lib/api/rowMapper';
import { userId } from '../../fields/ids';
import { listLength } from '../../fields/lists';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many user comments',
	description: 'Get the comments on a user',
	fields: [userId, ...listLength, commonOptions],
	endpoint: 'user/comment/list',
	effect: 'reads',
	output: manyItems({ plural: 'comments', singular: 'comment' }, (row) => ({
		commentId: asId(row.commentId),
		timestamp: asText(row.timestamp),
		comment: asText(row.comment),
	})),
};
