import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { amount } from '../../response/columns';
import { bareValue } from '../../response/plain';
import { oneItem, reads } from '../../response/reader';
import { call } from '../call';

export const getBalance: Operation = {
	name: 'Get Balance',
	value: 'getBalance',
	action: 'Get the balance of the account',
	description: 'Get how many SMS credits the account has',
	fields: [commonOptions],
	routing: call('me/balance', {
		effect: 'reads',
		reads: reads(
			oneItem((row) => ({ balance: amount(row.balance) })),
			{
				plain: bareValue('balance', /^-?\d+(\.\d+)?$/),
			},
		),
	}),
};
