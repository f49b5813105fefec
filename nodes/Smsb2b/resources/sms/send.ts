import { callback, reference, signDefaultCallbackUrl } from '../../fields/callback';
import {
	chargeNotice,
	encode,
	encoding,
	findLost,
	flash,
	sendAt,
	skipSent,
	text,
} from '../../fields/message';
import { options } from '../../fields/options';
import { NUMBERS_FOR_MODEL, to } from '../../fields/recipient';
import { insertReplyLink, replyUrl } from '../../fields/replyLink';
import { from } from '../../fields/sender';
import { costlyEncoding } from '../../hints/costlyEncoding';
import { repeatedMessages } from '../../hints/repeatedMessages';
import type { Operation } from '../../operation';
import { AlreadySent } from '../../sms/alreadySent';
import {
	planSms,
	previewSms,
	sendUnlessAlreadySent,
	smsResponse,
	wantedMessage,
} from '../../sms/sendSms';

export const send: Operation = {
	name: 'Send',
	value: 'send',
	action: 'Send an SMS',
	description: 'Send an SMS to one recipient, now or later (paid)',
	forModel: `Send an SMS to one recipient, now or later (paid). ${NUMBERS_FOR_MODEL}`,
	idField: 'smsId',
	fields: [
		to,
		text,
		chargeNotice,
		from,
		options(callback, encoding, findLost, flash, reference, replyUrl, sendAt, skipSent),
	],
	sends: { texts: ['text'], plan: planSms, preview: previewSms, outsideHours: 'schedule' },
	endpoint: 'sms/send',
	effect: 'sends',
	steps: [insertReplyLink, encode(), signDefaultCallbackUrl],
	response: smsResponse,
	hints: (ended) => [...repeatedMessages(ended), ...costlyEncoding(ended)],
	execute: (run) => sendUnlessAlreadySent(new AlreadySent(wantedMessage, run)),
};
