import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { asNumber, asBoolean, asId, asText } from '../../../../lib/api/rowMapper';
import { output } from '../../../../lib/api/output';
import { readList } from '../../../../lib/api/readList';
import { call } from '../call';

export const getBalance: Operation = {
	name: 'Get Balance',
	value: 'getBalance',
	action: 'Get Viber senders and balances',
	description: 'Get the senders that Viber has approved for the account, with the balance of each',
	fields: [commonOptions],
	routing: call('viber/balance', {
		effect: 'reads',
		reads: output((answer) =>
			readList(answer, { plural: 'senders', singular: 'sender' }, (row) => ({
				senderId: asId(row.senderId),
				text: asText(row.text),
				balance: asNumber(row.balance),
				twoWay: asBoolean(row.twoway),
				paused: asBoolean(row.paused),
			})),
		),
	}),
};
