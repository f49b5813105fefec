import { manyItems } from '../../../../lib/api/output';
import { asId, asNumber, asText } from '../../../../lib/api/rowMapper';
import { listLength } from '../../fields/lists';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many purchases',
	description: 'Get the purchases of SMS credits',
	fields: [...listLength, commonOptions],
	endpoint: 'purchase/list',
	effect: 'reads',
	output: manyItems({ plural: 'purchases', singular: 'purchase' }, (row) => ({
		purchaseId: asId(row.purchaseId),
		timestamp: asText(row.timestamp),
		cost: asNumber(row.cost),
		sms: asNumber(row.sms),
	})),
};
