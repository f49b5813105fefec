import { requiredAsTyped } from '../../validation/checks';
import { commonOptions } from '../../fields/options';
import { requiredText } from '../../fields/requiredText';
import type { Field, Operation } from '../../operation';
import { asNumber, asId, asText } from '../../../../lib/api/rowMapper';
import { madeItem, output } from '../../../../lib/api/output';
import { call } from '../call';

const email = requiredText({
	displayName: 'Email',
	name: 'email',
	placeholder: 'e.g. name@email.com',
	description: 'Email address with which the user will sign in',
});

const password: Field = {
	displayName: 'Password',
	name: 'password',
	type: 'string',
	typeOptions: { password: true },
	required: true,
	default: '',
	description: 'Password with which the user will sign in',
	routing: {
		send: {
			type: 'body',
			property: 'password',
			preSend: [requiredAsTyped('password', 'Password')],
		},
	},
};

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a user',
	description: 'Create a user (sub-account) of the account',
	receipt: 'userId',
	fields: [email, password, commonOptions],
	routing: call('user/add', {
		effect: 'changes',
		reads: output(
			madeItem(
				(row) => ({
					userId: asId(row.userId),
					email: asText(row.email),
					balance: asNumber(row.balance),
				}),
				'user',
			),
		),
	}),
};
