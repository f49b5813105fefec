import { formBody, type PreSend } from '../../../../lib/api/context';
import { madeItem } from '../../../../lib/api/output';
import { asId, asNumber, asText } from '../../../../lib/api/rowMapper';
import { commonOptions } from '../../fields/options';
import { requiredText } from '../../fields/requiredText';
import type { Field, Operation } from '../../operation';
import { textOf } from '../../../../lib/values/single';
import { invalidInput } from '../../validation/inputErrors';
import { requiredAsTyped } from '../../validation/required';

const oneEmail = (property: string, label: string): PreSend =>
	async function (request) {
		const address = textOf(formBody(request)[property]);
		const [name, domain = '', ...more] = address.split('@');
		const isOne = name !== '' && domain.includes('.') && more.length === 0;
		if (isOne && !/[\s<>(),;:]/.test(address)) return request;
		throw invalidInput(this, {
			message: `The value in "${label}" is not one email address: ${address.slice(0, 60)}`,
			description: 'Enter the address alone, e.g. name@email.com.',
		});
	};

const email = requiredText(
	{
		displayName: 'Email',
		name: 'email',
		placeholder: 'e.g. name@email.com',
		description: 'Email address with which the user will sign in',
	},
	{ check: oneEmail },
);

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
	idField: 'userId',
	fields: [email, password, commonOptions],
	endpoint: 'user/add',
	effect: 'changes',
	output: madeItem(
		(row) => ({
			userId: asId(row.userId),
			email: asText(row.email),
			balance: asNumber(row.balance),
		}),
		'user',
	),
};
