import { asId, asNumber, asText, type RowMapper } from '../../../../lib/api/rowMapper';
import { acceptedRowsIn } from '../../bulk/accepted';
import { bulkExecution } from '../../bulk/bulkExecution';
import { batchSize, recipients, skipDuplicates, toField, toList } from '../../fields/bulk';
import { encoding, flash } from '../../fields/message';
import { options } from '../../fields/options';
import { NUMBERS_FOR_MODEL } from '../../fields/recipient';
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
import { bulkOutcome } from '../../hints/bulkOutcome';
import type { Operation } from '../../operation';

const acceptedColumns: RowMapper = (row) => ({
	msisdn: asText(row.msisdn, row.to),
	messageId: asId(row.id, row.messageId),
	cost: asNumber(row.cost),
});

export const sendBulk: Operation = {
	name: 'Send Bulk',
	value: 'sendBulk',
	action: 'Send a Viber message in bulk',
	description: 'Send the same Viber message to many recipients, 1,000 per request (paid)',
	forModel: `Send the same Viber message to many recipients, 1,000 per request (paid). ${NUMBERS_FOR_MODEL}`,
	idField: 'messageId',
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
	endpoint: 'viber/bulk',
	hints: bulkOutcome,
	...bulkExecution(
		{
			effect: 'sendsWithoutHistory',
			outsideHours: 'reject',
			accepted: acceptedRowsIn({ plural: 'messages', singular: 'message' }, acceptedColumns),
		},
		{ texts: MESSAGE_TEXTS, charge: viberCharge },
	),
};
