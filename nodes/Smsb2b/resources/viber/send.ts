import { encoding, flash } from '../../fields/message';
import { options } from '../../fields/options';
import { linkReference, replyUrl } from '../../fields/replyLink';
import { viberTo, writtenNumber } from '../../fields/recipient';
import { smsFrom } from '../../fields/sender';
import {
	allDevices,
	messageParts,
	smsFallback,
	smsText,
	validity,
	viberFrom,
} from '../../fields/viber';
import { insertViberReplyLink } from '../../fields/viberReplyLink';
import type { Operation } from '../../operation';
import { asNumber, asId, mapRow } from '../../../../lib/api/rowMapper';
import { bareId } from '../../../../lib/api/plainText';
import { output } from '../../../../lib/api/output';
import { call } from '../call';

const WITHOUT_ID = 'SMSB2B accepted the message but returned no ID for it.';

export const send: Operation = {
	name: 'Send',
	value: 'send',
	action: 'Send a Viber message',
	description:
		'Send a Viber message to one recipient, and optionally an SMS if it cannot be delivered (paid)',
	receipt: 'messageId',
	fields: [
		viberTo,
		viberFrom,
		...messageParts,
		smsFallback,
		smsText,
		smsFrom,
		options(allDevices, encoding, flash, linkReference, replyUrl, validity),
	],
	routing: call('viber/send', {
		effect: 'sendsByViber',
		preSend: [insertViberReplyLink],
		reads: output(
			function (answer) {
				const to = writtenNumber(this.getNodeParameter('to', ''));
				const { messageId, ...charges } = mapRow(answer, (row) => ({
					messageId: asId(row.id, row.messageId),
					cost: asNumber(row.cost),
					balance: asNumber(row.balance),
				}));
				const note = messageId === undefined ? { note: WITHOUT_ID } : {};
				return [{ messageId, to, ...charges, ...note }];
			},
			{ plain: bareId('id') },
		),
	}),
};
