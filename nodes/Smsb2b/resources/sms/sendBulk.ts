import { batchSize, recipients, skipDuplicates, toField, toList } from '../../fields/bulk';
import { encode, encoding, flash, sendAt, skipSent, text } from '../../fields/message';
import { options } from '../../fields/options';
import { from } from '../../fields/sender';
import type { Operation } from '../../operation';
import { acceptedIn } from '../../bulk/accepted';
import { id, text as written, type Columns } from '../../../../lib/api/rowMapper';
import { smsList } from '../../../../lib/api/rows';
import { bulkCall } from '../bulkCall';

const acceptedColumns: Columns = (row) => ({
	msisdn: written(row.msisdn, row.to),
	smsId: id(row.smsId, row.id),
});

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
		options(batchSize, encoding, flash, sendAt, skipDuplicates, skipSent),
	],
	...bulkCall('sms/bulk', {
		effect: 'sendsToMany',
		hasHistory: true,
		preSend: [encode()],
		accepted: acceptedIn(smsList, acceptedColumns),
	}),
};
