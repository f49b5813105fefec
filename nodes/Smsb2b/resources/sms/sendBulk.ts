import { batchSize, recipients, skipDuplicates, toField, toList } from '../../fields/bulk';
import { encode, encoding, flash, sendAt, text } from '../../fields/message';
import { options } from '../../fields/options';
import { from } from '../../fields/sender';
import type { Operation } from '../../operation';
import { acceptedItems } from '../../recipients/accepted';
import { sendToList } from '../../recipients/bulk';
import { sendToInputItems } from '../../recipients/gather';
import { id, text as written } from '../../response/columns';
import { reads } from '../../response/reader';
import { call } from '../call';

const acceptedColumns = { msisdn: written('msisdn'), smsId: id('smsId', 'id') };

export const sendBulk: Operation = {
	name: 'Send Bulk',
	value: 'sendBulk',
	action: 'Send an SMS to many recipients',
	description: 'Send the same SMS to many recipients, a thousand in a request (paid)',
	receipt: 'smsId',
	fields: [
		recipients,
		toList,
		toField,
		text,
		from,
		options(batchSize, encoding, flash, sendAt, skipDuplicates),
	],
	routing: {
		...call('sms/bulk', {
			effect: 'sends',
			preSend: [encode()],
			reads: reads(acceptedItems({ plural: 'sms', singular: 'sms' }, acceptedColumns)),
		}),
		operations: { pagination: sendToList },
	},
	run: sendToInputItems,
};
