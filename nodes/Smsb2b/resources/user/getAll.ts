import { manyItems } from '../../../../lib/api/output';
import { hidesKeys, refuseRawForAgents } from '../../validation/keysForAgents';
import { listLength } from '../../fields/lists';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { userColumns, userList } from './columns';

const listed = manyItems(userList, userColumns);

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many users',
	description: 'Get the users (sub-accounts) of the account, with their balances and API keys',
	forModel: 'Get the users (sub-accounts) of the account, with their balances',
	fields: [...listLength, commonOptions],
	endpoint: 'user/list',
	effect: 'reads',
	steps: [refuseRawForAgents],
	output(response) {
		const users = listed.call(this, response);
		if (hidesKeys(this)) for (const each of users) delete each.key;
		return users;
	},
};
