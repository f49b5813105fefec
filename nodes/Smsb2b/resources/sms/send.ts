import { callback, reference } from '../../fields/callback';
import { trimmed } from '../../fields/checks';
import { encode, encoding, encodingOf, flash, sendAt, text } from '../../fields/message';
import { options } from '../../fields/options';
import { to } from '../../fields/recipient';
import { from } from '../../fields/sender';
import type { Operation } from '../../operation';
import { amount, id, readRow, text as written, type Columns } from '../../response/columns';
import { bareValue } from '../../response/plain';
import { reads, type Simplify } from '../../response/reader';
import { call } from '../call';

const before: Columns = { smsId: id('smsId', 'id') };
const after: Columns = {
	balance: amount('balance'),
	cost: amount('cost'),
	mcc: written('mcc'),
	mnc: written('mnc'),
};

/** The plain (v2) answer to sms/send: a bare ID. */
export const bareSmsId = bareValue('smsId', /^\d{4,}$/);

/** What SMSB2B answered, with what the message was sent as. */
export const sentMessage: Simplify = function (answer) {
	const { encoding: used, parts } = encodingOf(this);
	const to = trimmed(this.getNodeParameter('to', ''));
	return [{ ...readRow(answer, before), to, ...readRow(answer, after), encoding: used, parts }];
};

export const send: Operation = {
	name: 'Send',
	value: 'send',
	action: 'Send an SMS',
	description: 'Send an SMS to one recipient, now or later (paid)',
	receipt: 'smsId',
	fields: [to, text, from, options(callback, encoding, flash, reference, sendAt)],
	routing: call('sms/send', {
		effect: 'sends',
		preSend: [encode()],
		reads: reads(sentMessage, { plain: bareSmsId }),
	}),
};
