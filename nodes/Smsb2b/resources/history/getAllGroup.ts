import { before, equals, from } from '../../../../lib/api/filters';
import { historyGroupList } from '../../../../lib/api/rows';
import { filters, listLength } from '../../fields/lists';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { groupColumns } from './columns';
import { getHistory } from './getHistory';
import { sender, sentAfter, sentBefore } from './filters';

export const getAllGroup: Operation = {
	name: 'Get Many Bulk Messages',
	value: 'getAllGroup',
	action: 'Get many bulk messages',
	description: 'Get messages sent to several recipients, with the status of each recipient',
	fields: [...listLength, filters(sender, sentAfter, sentBefore), commonOptions],
	endpoint: 'history/group/list',
	effect: 'reads',
	execute: getHistory(historyGroupList, groupColumns, (zone) => ({
		sender: equals('sender'),
		sentAfter: from('timestamp', zone),
		sentBefore: before('timestamp', zone),
	})),
};
