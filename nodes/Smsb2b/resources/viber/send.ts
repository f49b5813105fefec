import { bareId } from '../../../../lib/api/plainText';
import { asId, asNumber, mapRow } from '../../../../lib/api/rowMapper';
import { encoding, flash } from '../../fields/message';
import { options } from '../../fields/options';
import { messagesToOne, NUMBERS_FOR_MODEL, numberAsWritten, viberTo } from '../../fields/recipient';
import { linkReference, replyUrl } from '../../fields/replyLink';
import { smsFrom } from '../../fields/sender';
import {
	allDevices,
	messageParts,
	smsFallback,
	smsText,
	validity,
	viberFrom,
} from '../../fields/viber';
import { MESSAGE_TEXTS, viberCharge } from '../../fields/viberCharge';
import { insertViberReplyLink } from '../../fields/viberReplyLink';
import { repeatedMessages } from '../../hints/repeatedMessages';
import type { Operation } from '../../operation';

const WITHOUT_ID = 'SMSB2B accepted the message but returned no ID for it.';

export const send: Operation = {
	name: 'Send',
	value: 'send',
	action: 'Send a Viber message',
	description:
		'Send a Viber message to one recipient, and optionally an SMS if it cannot be delivered (paid)',
	forModel: `Send a Viber message to one recipient, or an SMS if it cannot be delivered (paid). ${NUMBERS_FOR_MODEL}`,
	idField: 'messageId',
	fields: [
		viberTo,
		viberFrom,
		...messageParts,
		smsFallback,
		smsText,
		smsFrom,
		options(allDevices, encoding, flash, linkReference, replyUrl, validity),
	],
	sends: {
		texts: MESSAGE_TEXTS,
		plan: (item) => ({ count: messagesToOne(item), ...viberCharge(item) }),
		outsideHours: 'reject',
		preview: (item) => [{ json: { to: numberAsWritten(item.getNodeParameter('to', '')) } }],
	},
	endpoint: 'viber/send',
	effect: 'sendsWithoutHistory',
	steps: [insertViberReplyLink],
	response: { plain: bareId('id') },
	hints: repeatedMessages,
	output(response) {
		const to = numberAsWritten(this.getNodeParameter('to', ''));
		const { messageId, ...charges } = mapRow(response, (row) => ({
			messageId: asId(row.id, row.messageId),
			cost: asNumber(row.cost),
			balance: asNumber(row.balance),
		}));
		const note = messageId === undefined ? { note: WITHOUT_ID } : {};
		return [{ messageId, to, ...charges, ...note }];
	},
};
