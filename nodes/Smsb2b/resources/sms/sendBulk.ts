import { asId, type RowMapper, asText as written } from '../../../../lib/api/rowMapper';
import { smsList } from '../../../../lib/api/rows';
import { acceptedRowsIn } from '../../bulk/accepted';
import { bulkExecution } from '../../bulk/bulkExecution';
import { batchSize, recipients, skipDuplicates, toField, toList } from '../../fields/bulk';
import {
	chargeNotice,
	encode,
	encoding,
	encodingOf,
	flash,
	sendAt,
	skipSent,
	text,
} from '../../fields/message';
import { options } from '../../fields/options';
import { NUMBERS_FOR_MODEL } from '../../fields/recipient';
import { from } from '../../fields/sender';
import { bulkOutcome } from '../../hints/bulkOutcome';
import type { Operation } from '../../operation';

const acceptedColumns: RowMapper = (row) => ({
	msisdn: written(row.msisdn, row.to),
	smsId: asId(row.smsId, row.id),
});

/** The numbers that SMSB2B accepted of an SMS to several. */
export const acceptedNumbers = acceptedRowsIn(smsList, acceptedColumns);

export const sendBulk: Operation = {
	name: 'Send Bulk',
	value: 'sendBulk',
	action: 'Send an SMS in bulk',
	description: 'Send the same SMS to many recipients, 1,000 per request (paid)',
	forModel: `Send the same SMS to many recipients, 1,000 per request (paid). ${NUMBERS_FOR_MODEL}`,
	idField: 'smsId',
	fields: [
		recipients,
		toList,
		toField,
		text,
		chargeNotice,
		from,
		options(batchSize, encoding, flash, sendAt, skipDuplicates, skipSent),
	],
	endpoint: 'sms/bulk',
	steps: [encode()],
	hints: bulkOutcome,
	...bulkExecution(
		{
			effect: 'sendsToMany',
			hasHistory: true,
			outsideHours: 'schedule',
			accepted: acceptedNumbers,
		},
		{
			texts: ['text'],
			charge: (item) => ({ parts: encodingOf(item).parts }),
			shown: (item) => {
				const { encoding: chosen, parts } = encodingOf(item);
				return { encoding: chosen, parts };
			},
		},
	),
};
