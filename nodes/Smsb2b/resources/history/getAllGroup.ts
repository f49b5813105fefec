import { filters, listLength } from '../../fields/lists';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { before, equals, from } from '../../../../lib/api/filters';
import { manyItems, output } from '../../../../lib/api/output';
import { historyGroupList } from '../../../../lib/api/rows';
import { call } from '../call';
import { groupColumns } from './columns';
import { sender, sentAfter, sentBefore } from './filters';

export const getAllGroup: Operation = {
	name: 'Get Many Group',
	value: 'getAllGroup',
	action: 'Get many group messages',
	description: 'Get the messages that were sent to several recipients, with the state of each',
	fields: [...listLength, filters(sender, sentAfter, sentBefore), commonOptions],
	routing: call('history/group/list', {
		effect: 'reads',
		reads: output(
			manyItems(historyGroupList, groupColumns, {
				sender: equals('sender'),
				sentAfter: from('timestamp'),
				sentBefore: before('timestamp'),
			}),
		),
	}),
};
