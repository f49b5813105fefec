import { listLength } from '../../fields/lists';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { asNumber, asId, asText } from '../../../../lib/api/rowMapper';
import { manyItems, output } from '../../../../lib/api/output';
import { call } from '../call';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many purchases',
	description: 'Get the purchases of SMS credits',
	fields: [...listLength, commonOptions],
	routing: call('purchase/list', {
		effect: 'reads',
		reads: output(
			manyItems({ plural: 'purchases', singular: 'purchase' }, (row) => ({
				purchaseId: asId(row.purchaseId),
				timestamp: asText(row.timestamp),
				cost: asNumber(row.cost),
				sms: asNumber(row.sms),
			})),
		),
	}),
};
