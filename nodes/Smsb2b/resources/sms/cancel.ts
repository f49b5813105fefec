import { normalizeId } from '../../validation/checks';
import { smsId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { asNumber, mapRow } from '../../../../lib/api/rowMapper';
import { output, type OutputMapper } from '../../../../lib/api/output';
import { call } from '../call';

const cancelled: OutputMapper = function (answer) {
	const asked = this.getNodeParameter('smsId', '');
	return [
		{
			smsId: normalizeId(asked),
			cancelled: true,
			...mapRow(answer, (row) => ({ balance: asNumber(row.balance) })),
		},
	];
};

export const cancel: Operation = {
	name: 'Cancel',
	value: 'cancel',
	action: 'Cancel a scheduled SMS',
	description: 'Cancel an SMS that is scheduled but not sent yet; this cannot be undone',
	fields: [smsId, commonOptions],
	routing: call('sms/cancel', { effect: 'changes', reads: output(cancelled) }),
};
