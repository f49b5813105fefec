import { listLength } from '../../fields/lists';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { amount, id, text } from '../../../../lib/api/rowMapper';
import { manyItems, reads } from '../../../../lib/api/output';
import { call } from '../call';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many purchases',
	description: 'Get the purchases of SMS credits',
	fields: [...listLength, commonOptions],
	routing: call('purchase/list', {
		effect: 'reads',
		reads: reads(
			manyItems({ plural: 'purchases', singular: 'purchase' }, (row) => ({
				purchaseId: id(row.purchaseId),
				timestamp: text(row.timestamp),
				cost: amount(row.cost),
				sms: amount(row.sms),
			})),
		),
	}),
};
