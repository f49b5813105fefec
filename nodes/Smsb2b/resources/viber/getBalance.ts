import { readList } from '../../../../lib/api/readList';
import { asBoolean, asId, asNumber, asText } from '../../../../lib/api/rowMapper';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';

export const getBalance: Operation = {
	name: 'Get Balance',
	value: 'getBalance',
	action: 'Get Viber senders and balances',
	description: 'Get the senders that Viber has approved for the account, with the balance of each',
	fields: [commonOptions],
	endpoint: 'viber/balance',
	effect: 'reads',
	output: (response) =>
		readList(response, { plural: 'senders', singular: 'sender' }, (row) => ({
			senderId: asId(row.senderId),
			text: asText(row.text),
			balance: asNumber(row.balance),
			twoWay: asBoolean(row.twoway),
			paused: asBoolean(row.paused),
		})),
};
