import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { asNumber } from '../../../../lib/api/rowMapper';
import { bareValue } from '../../../../lib/api/plainText';
import { askedItem, output } from '../../../../lib/api/output';
import { call } from '../call';

export const getBalance: Operation = {
	name: 'Get Balance',
	value: 'getBalance',
	action: 'Get the balance of the account',
	description: 'Get the number of SMS credits in the account',
	fields: [commonOptions],
	routing: call('me/balance', {
		effect: 'reads',
		reads: output(
			askedItem((row) => ({ balance: asNumber(row.balance) })),
			{
				plain: bareValue('balance', /^-?\d+(\.\d+)?$/),
			},
		),
	}),
};
