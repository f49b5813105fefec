import { List } from '../answer/result.mts';
import type { Fields, Result } from '../answer/result.mts';
import type { Presentation } from '../answer/shape.mts';
import { timeToDeliver } from '../state/message.mts';
import type { Message } from '../state/message.mts';
import type { AccountCall, Endpoint } from './endpoint.mts';

const ROW: Presentation = {
	names: { wire: { smsId: ['id', 'smsId'] }, reference: { cost: [], ttd: [] } },
	text: { of: 'sms', columns: ['smsId', 'status'], rowSeparator: '|' },
};

function statusRow(message: Message): Fields {
	return {
		smsId: message.id,
		status: message.status,
		cost: message.cost,
		ttd: timeToDeliver(message),
	};
}

function getStatus({ account, parameters, sandbox }: AccountCall): Result {
	const message = sandbox.messages.find(parameters.integer('smsId') ?? 0, account);
	return message ? { fields: { sms: statusRow(message) } } : { remarks: 'Info: No report' };
}

/** Whatever is handed out here is not handed out again. */
function getChanged({ account }: AccountCall): Result {
	const rows = [...account.changes.values()].map(statusRow);
	account.changes.clear();
	return {
		fields: { total: rows.length, sms: new List('sms', rows, { numericKeys: true }) },
		...(rows.length === 0 && { remarks: 'Info: No pending reports' }),
	};
}

export const statusEndpoints: readonly Endpoint[] = [
	{
		path: 'status/sms',
		authentication: 'key',
		presentation: {
			...ROW,
			names: { ...ROW.names, wire: { ...ROW.names?.wire, sms: ['0', 'sms'] } },
			wireNumbers: ['id', 'smsId'],
		},
		handle: getStatus,
	},
	{ path: 'status/get', authentication: 'key', presentation: ROW, handle: getChanged },
];
