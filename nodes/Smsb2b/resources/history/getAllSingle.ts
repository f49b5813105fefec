import { before, equals, from, isOption } from '../../../../lib/api/filters';
import { smsList } from '../../../../lib/api/rows';
import { sameNumber } from '../../../../lib/phone/sameNumber';
import { filters, listLength } from '../../fields/lists';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { choicesOf } from '../../validation/chosenOption';
import { singleColumns } from './columns';
import { recipient, sender, sentAfter, sentBefore, status } from './filters';
import { getHistory } from './getHistory';

export const getAllSingle: Operation = {
	name: 'Get Many Single Messages',
	value: 'getAllSingle',
	action: 'Get many single messages',
	description: 'Get messages sent to one recipient each, with their status',
	fields: [...listLength, filters(sender, sentAfter, sentBefore, status, recipient), commonOptions],
	endpoint: 'history/single/list',
	effect: 'reads',
	execute: getHistory(smsList, singleColumns, (zone) => ({
		sender: equals('sender'),
		sentAfter: from('timestamp', zone),
		sentBefore: before('timestamp', zone),
		status: isOption('status', choicesOf(status)),
		to: sameNumber('to'),
	})),
};
