import { callback, reference } from '../../fields/callback';
import { encode, encoding, findLost, flash, sendAt, skipSent, text } from '../../fields/message';
import { options } from '../../fields/options';
import { to } from '../../fields/recipient';
import { insertReplyLink, replyUrl } from '../../fields/replyLink';
import { from } from '../../fields/sender';
import type { Operation } from '../../operation';
import { sharing } from '../../runner/sharing';
import { AlreadySent } from '../../sms/alreadySent';
import { call } from '../call';
import { readsMessage, sendUnlessAlreadySent, wantedMessage } from '../../sms/sendSms';

export const send: Operation = {
	name: 'Send',
	value: 'send',
	action: 'Send an SMS',
	description: 'Send an SMS to one recipient, now or later (paid)',
	receipt: 'smsId',
	fields: [
		to,
		text,
		from,
		options(callback, encoding, findLost, flash, reference, replyUrl, sendAt, skipSent),
	],
	routing: {
		...call('sms/send', {
			effect: 'sends',
			preSend: [insertReplyLink, encode()],
			reads: readsMessage,
		}),
		operations: {
			async pagination(request) {
				return await sendUnlessAlreadySent(new AlreadySent(wantedMessage)).call(this, request);
			},
		},
	},
	run: sharing((run) => sendUnlessAlreadySent(new AlreadySent(wantedMessage, run))),
};
