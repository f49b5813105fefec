import { before, equals, from } from '../../../../lib/api/filters';
import { manyItems } from '../../../../lib/api/output';
import { historyGroupList } from '../../../../lib/api/rows';
import { filters, listLength } from '../../fields/lists';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { groupColumns } from './columns';
import { sender, sentAfter, sentBefore } from './filters';

export const getAllGroup: Operation = {
	name: 'Get Many Bulk Messages',
	value: 'getAllGroup',
	action: 'Get many bulk messages',
	description: 'Get messages sent to several recipients, with the status of each recipient',
	fields: [...listLength, filters(sender, sentAfter, sentBefore), commonOptions],
	endpoint: 'history/group/list',
	effect: 'reads',
	output: manyItems(historyGroupList, groupColumns, {
		sender: equals('sender'),
		sentAfter: from('timestamp'),
		sentBefore: before('timestamp'),
	}),
};
