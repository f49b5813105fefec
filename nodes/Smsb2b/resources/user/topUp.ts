import { formBody, type PreSend } from '../../../../lib/api/context';
import { oneItem } from '../../../../lib/api/output';
import { asId, asNumber } from '../../../../lib/api/rowMapper';
import { parseNumber } from '../../../../lib/values/number';
import { userId, withAskedId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Field, Operation } from '../../operation';
import { apiErrorFor, invalidInput } from '../../validation/inputErrors';

const wholeNumber: PreSend = async function (request) {
	const sms = parseNumber(formBody(request).sms);
	if (!Number.isInteger(sms)) throw apiErrorFor(this, 206);
	if (sms === 0) {
		throw invalidInput(this, {
			message: 'The number in "SMS" is 0',
			description: 'Enter how many to add, or a negative number to take messages back.',
		});
	}
	return request;
};

const amountOfMoney: PreSend = async function (request) {
	const cost = parseNumber(formBody(request).cost);
	if (!Number.isFinite(cost)) throw apiErrorFor(this, 207);
	return request;
};

const sms: Field = {
	displayName: 'SMS',
	name: 'sms',
	type: 'number',
	required: true,
	default: 100,
	description: 'Number of SMS credits to move from the account to the user',
	hint: 'A negative number takes them back',
	routing: { send: { type: 'body', property: 'sms', preSend: [wholeNumber] } },
};

const cost: Field = {
	displayName: 'Cost',
	name: 'cost',
	type: 'number',
	required: true,
	default: 0,
	description: 'What the user pays for these credits, for your records',
	routing: { send: { type: 'body', property: 'cost', preSend: [amountOfMoney] } },
};

export const topUp: Operation = {
	name: 'Top Up',
	value: 'topUp',
	action: 'Top up a user',
	description:
		'Move SMS credits from your account to a user, or back with a negative number (paid from your credits)',
	idField: 'userId',
	fields: [userId, sms, cost, commonOptions],
	endpoint: 'user/topup',
	effect: 'changes',
	output: withAskedId(
		userId,
		oneItem((row) => ({ userId: asId(row.userId), balance: asNumber(row.balance) }), 'user'),
	),
};
