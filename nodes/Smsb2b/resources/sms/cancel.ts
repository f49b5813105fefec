import { type OutputMapper } from '../../../../lib/api/output';
import { asNumber, mapRow } from '../../../../lib/api/rowMapper';
import { askedId, smsId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';

const cancelled: OutputMapper = function (response) {
	return [
		{
			smsId: askedId(this, smsId),
			cancelled: true,
			...mapRow(response, (row) => ({ balance: asNumber(row.balance) })),
		},
	];
};

export const cancel: Operation = {
	name: 'Cancel',
	value: 'cancel',
	action: 'Cancel a scheduled SMS',
	description: 'Cancel an SMS that is scheduled but not sent yet; this cannot be undone',
	fields: [smsId, commonOptions],
	endpoint: 'sms/cancel',
	effect: 'changes',
	output: cancelled,
};
