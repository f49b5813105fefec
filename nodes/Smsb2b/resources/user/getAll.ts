import { listLength } from '../../fields/lists';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { manyItems, reads } from '../../response/reader';
import { call } from '../call';
import { userColumns, userList } from './columns';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many users',
	description: 'Get the sub-accounts of the account with their balances',
	fields: [...listLength, commonOptions],
	routing: call('user/list', {
		effect: 'reads',
		reads: reads(manyItems(userList, userColumns)),
	}),
};
