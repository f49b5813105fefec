import { askedItem } from '../../../../lib/api/output';
import { bareValue } from '../../../../lib/api/plainText';
import { asNumber } from '../../../../lib/api/rowMapper';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';

export const getBalance: Operation = {
	name: 'Get Balance',
	value: 'getBalance',
	action: 'Get the balance of the account',
	description: 'Get the number of SMS credits in the account',
	fields: [commonOptions],
	endpoint: 'me/balance',
	effect: 'reads',
	response: {
		plain: bareValue('balance', /^-?\d+(\.\d+)?$/),
	},
	output: askedItem((row) => ({ balance: asNumber(row.balance) })),
};
