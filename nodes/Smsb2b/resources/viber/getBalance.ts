import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { amount, flag, id, text } from '../../../../lib/api/rowMapper';
import { reads } from '../../../../lib/api/output';
import { readList } from '../../../../lib/api/readList';
import { call } from '../call';

export const getBalance: Operation = {
	name: 'Get Balance',
	value: 'getBalance',
	action: 'Get the viber senders and balances',
	description: 'Get the senders that Viber approved for the account, with the balance of each',
	fields: [commonOptions],
	routing: call('viber/balance', {
		effect: 'reads',
		reads: reads((answer) =>
			readList(answer, { plural: 'senders', singular: 'sender' }, (row) => ({
				senderId: id(row.senderId),
				text: text(row.text),
				balance: amount(row.balance),
				twoWay: flag(row.twoway),
				paused: flag(row.paused),
			})),
		),
	}),
};
