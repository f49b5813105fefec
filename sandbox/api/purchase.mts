import { List } from '../answer/result.mts';
import type { Result } from '../answer/result.mts';
import { localTime } from '../state/time.mts';
import type { AccountCall, Endpoint } from './endpoint.mts';

function getAll({ account: { purchases }, sandbox }: AccountCall): Result {
	const rows = purchases.map(({ id, timestamp, cost, sms }) => ({
		purchaseId: id,
		timestamp: localTime(timestamp, sandbox.settings.timeZone),
		cost,
		sms,
	}));
	return { fields: { total: rows.length, purchases: new List('purchase', rows) } };
}

export const purchaseEndpoints: readonly Endpoint[] = [
	{
		path: 'purchase/list',
		authentication: 'key',
		presentation: { text: { of: 'purchases' } },
		handle: getAll,
	},
];
