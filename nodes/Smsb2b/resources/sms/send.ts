import { callback, reference } from '../../fields/callback';
import { encode, encoding, findLost, flash, sendAt, text } from '../../fields/message';
import { options } from '../../fields/options';
import { to } from '../../fields/recipient';
import { from } from '../../fields/sender';
import type { Operation } from '../../operation';
import { call } from '../call';
import { readsMessage, sendOne } from './message';

export const send: Operation = {
	name: 'Send',
	value: 'send',
	action: 'Send an SMS',
	description: 'Send an SMS to one recipient, now or later (paid)',
	receipt: 'smsId',
	fields: [to, text, from, options(callback, encoding, findLost, flash, reference, sendAt)],
	routing: {
		...call('sms/send', { effect: 'sends', preSend: [encode()], reads: readsMessage }),
		operations: { pagination: sendOne },
	},
};
