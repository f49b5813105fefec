import { batchSize, recipients, skipDuplicates, toField, toList } from '../../fields/bulk';
import { encoding, flash } from '../../fields/message';
import { options } from '../../fields/options';
import { smsFrom } from '../../fields/sender';
import {
	allDevices,
	messageParts,
	smsFallback,
	smsText,
	validity,
	viberFrom,
} from '../../fields/viber';
import type { Operation } from '../../operation';
import { acceptedItems } from '../../recipients/accepted';
import { sendToList } from '../../recipients/bulk';
import { sendToInputItems } from '../../recipients/gather';
import { amount, id, text } from '../../response/columns';
import { reads } from '../../response/reader';
import { call } from '../call';

const acceptedColumns = {
	msisdn: text('msisdn'),
	messageId: id('id', 'messageId'),
	cost: amount('cost'),
};

export const sendBulk: Operation = {
	name: 'Send Bulk',
	value: 'sendBulk',
	action: 'Send a viber message to many recipients',
	description: 'Send the same Viber message to many recipients, a thousand in a request (paid)',
	receipt: 'messageId',
	fields: [
		recipients,
		toList,
		toField,
		viberFrom,
		...messageParts,
		smsFallback,
		smsText,
		smsFrom,
		options(allDevices, batchSize, encoding, flash, skipDuplicates, validity),
	],
	routing: {
		...call('viber/bulk', {
			effect: 'sends',
			reads: reads(acceptedItems({ plural: 'messages', singular: 'message' }, acceptedColumns)),
		}),
		operations: { pagination: sendToList },
	},
	run: sendToInputItems,
};
