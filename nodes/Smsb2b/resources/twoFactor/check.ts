import { formBody, type PreSend } from '../../../../lib/api/context';
import type { ApiResponse } from '../../../../lib/api/formats';
import { bareValue } from '../../../../lib/api/plainText';
import { Smsb2bError } from '../../../../lib/errors/itemError';
import { trimmed, unwrapped } from '../../../../lib/values/single';
import { authId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Field, Operation } from '../../operation';
import { emptyField } from '../../validation/inputErrors';
import { normalizeId } from '../../validation/id';

/** Digits of a code (reference, 2fa/send): a number has lost the zeros in front of it. */
const DIGITS = 4;

/** What people and spreadsheets put between the digits of a code: 12-34, 1.234. */
const TYPED = /^\d[\d\s\p{Pd}.,'\u2019]*$/u;

/** Sends the digits of a code however they were typed, and anything else as it is: it is a wrong code. */
const readCode: PreSend = async function (request) {
	const body = formBody(request);
	const given = unwrapped(body.code);
	const typed = normalizeId(given);
	if (typed === '') throw emptyField(this, 'Code', 301);
	if (Number.isInteger(given)) body.code = typed.padStart(DIGITS, '0');
	else
		body.code = typeof given === 'string' && TYPED.test(typed) ? typed.replace(/\D/g, '') : typed;
	return request;
};

const code: Field = {
	displayName: 'Code',
	name: 'code',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 1234',
	description: 'The code that the person entered',
	hint: 'SMSB2B documents no limit of tries or time: set both in your workflow',
	routing: { send: { type: 'body', property: 'code', preSend: [readCode] } },
};

function isRight({ auth }: ApiResponse): boolean {
	const said = trimmed(auth).toLowerCase();
	if (said === 'ok' || said === 'nok') return said === 'ok';
	throw new Smsb2bError({
		message: 'SMSB2B did not say whether the code is right',
		description: 'The code counts as neither right nor wrong.',
		context: { outcomeKnown: false },
	});
}

export const check: Operation = {
	name: 'Check',
	value: 'check',
	action: 'Check a two-factor code',
	description:
		'Check the code a person entered against the one that was sent. A wrong code returns authenticated = false.',
	fields: [authId, code, commonOptions],
	endpoint: '2fa/check',
	effect: 'changes',
	response: { plain: bareValue('auth', /^n?ok$/i) },
	output: (response) => [{ authenticated: isRight(response) }],
};
