import { before, equals, from, isOption } from '../../../../lib/api/filters';
import { manyItems } from '../../../../lib/api/output';
import { smsList } from '../../../../lib/api/rows';
import { sameNumber } from '../../../../lib/phone/sameNumber';
import { filters, listLength } from '../../fields/lists';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { choicesOf } from '../../validation/chosenOption';
import { singleColumns } from './columns';
import { recipient, sender, sentAfter, sentBefore, status } from './filters';

export const getAllSingle: Operation = {
	name: 'Get Many Single Messages',
	value: 'getAllSingle',
	action: 'Get many single messages',
	description: 'Get messages sent to one recipient each, with their status',
	fields: [...listLength, filters(sender, sentAfter, sentBefore, status, recipient), commonOptions],
	endpoint: 'history/single/list',
	effect: 'reads',
	output: manyItems(smsList, singleColumns, {
		sender: equals('sender'),
		sentAfter: from('timestamp'),
		sentBefore: before('timestamp'),
		status: isOption('status', choicesOf(status)),
		to: sameNumber('to'),
	}),
};
