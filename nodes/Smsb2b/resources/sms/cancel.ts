import { asId } from '../../validation/checks';
import { smsId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { amount, readRow } from '../../../../lib/api/rowMapper';
import { reads, type Simplify } from '../../../../lib/api/output';
import { call } from '../call';

const cancelled: Simplify = function (answer) {
	const asked = this.getNodeParameter('smsId', '');
	return [
		{
			smsId: asId(asked),
			cancelled: true,
			...readRow(answer, (row) => ({ balance: amount(row.balance) })),
		},
	];
};

export const cancel: Operation = {
	name: 'Cancel',
	value: 'cancel',
	action: 'Cancel a scheduled SMS',
	description: 'Cancel an SMS that was scheduled and not sent yet; it cannot be restored',
	fields: [smsId, commonOptions],
	routing: call('sms/cancel', { effect: 'changes', reads: reads(cancelled) }),
};
