import { NOW_IN_ATHENS } from '../../../support/clock';
import type { TestSandbox } from '../../../support/sandbox';
import { textWith, type OperationCase } from './case';

const TEXT = 'Γεια <σας> & "αντίο"';

/** Two single messages, delivered and not reported yet, and one to two recipients, one of whom got it. */
async function sendMessages(sandbox: TestSandbox): Promise<void> {
	await sandbox.call('sms/send', { to: '6971234567', text: TEXT, ucs: 'true', flash: 'true' });
	await sandbox.call('sms/send', { to: '6981234567', text: 'Hello', from: 'MySchool' });
	await sandbox.call('sms/bulk', { to: '6971000001,6971234568', text: 'Hello all' });
	await report(sandbox, 39116149, 'd');
	await report(sandbox, 39116151, 'd');
	await report(sandbox, 39116152, 'f');
}

async function report(sandbox: TestSandbox, id: number, status: 'd' | 'f'): Promise<void> {
	await sandbox.control('POST', `messages/${id}/report`, { status });
}

const DELIVERED = { status: 'delivered', statusCode: 'd' };
const FAILED = { status: 'failed', statusCode: 'f' };
const PENDING = { status: 'sent', statusCode: 's' };
const SINGLE = [
	{
		...{ smsId: '39116150', sender: 'MySchool', to: '306981234567', text: 'Hello' },
		...{ timestamp: NOW_IN_ATHENS, flash: false, unicode: false, cost: 1, ...PENDING },
	},
	{
		...{ smsId: '39116149', sender: 'SMSB2B', to: '306971234567', text: TEXT },
		...{ timestamp: NOW_IN_ATHENS, flash: true, unicode: true, cost: 1, ttd: 0, ...DELIVERED },
	},
];
const GROUP = {
	...{ groupId: '81001', sender: 'SMSB2B', text: 'Hello all', timestamp: NOW_IN_ATHENS },
	...{ flash: false, unicode: false, total: 2, cost: 2 },
	sms: [
		{ smsId: '39116151', contactId: '500001', to: '306971000001', cost: 1, ttd: 0, ...DELIVERED },
		{ smsId: '39116152', to: '306971234568', cost: 1, ttd: 0, ...FAILED },
	],
};

/** What became of messages. */
export const reportCases: OperationCase[] = [
	{
		operation: 'status.get',
		path: 'status/sms',
		parameters: { smsId: '39116149' },
		prepare: sendMessages,
		sent: { smsId: '39116149' },
		items: [{ smsId: '39116149', cost: 1, ttd: 0, ...DELIVERED }],
		notInReference: ['cost', 'ttd'],
		plain: [{ smsId: '39116149', ...DELIVERED }],
	},
	{
		operation: 'status.get',
		about: 'of a message without a report',
		path: 'status/sms',
		parameters: { smsId: '1' },
		sent: { smsId: '1' },
		items: [{ smsId: '1', status: 'unknown' }],
		plain: [{ smsId: '1', status: 'unknown' }],
	},
	{
		operation: 'status.getChanged',
		path: 'status/get',
		parameters: {},
		prepare: sendMessages,
		sent: {},
		items: [
			{ smsId: '39116149', ...DELIVERED },
			{ smsId: '39116151', ...DELIVERED },
			{ smsId: '39116152', ...FAILED },
		],
		plain: [
			{ smsId: '39116149', ...DELIVERED },
			{ smsId: '39116151', ...DELIVERED },
			{ smsId: '39116152', ...FAILED },
		],
	},
	{
		operation: 'status.getChanged',
		about: 'when nothing changed',
		path: 'status/get',
		parameters: {},
		sent: {},
		items: [],
		plain: [],
	},
	{
		operation: 'history.getAllSingle',
		path: 'history/single/list',
		parameters: { returnAll: true },
		prepare: sendMessages,
		sent: {},
		items: SINGLE,
		plain: [textWith('39116150')],
	},
	{
		operation: 'history.getAllSingle',
		about: 'by state, recipient, sender and time',
		path: 'history/single/list',
		parameters: {
			returnAll: true,
			filters: {
				status: 'sent',
				to: '698 123 4567',
				sender: 'MySchool',
				sentAfter: '2026-11-22T14:00:00',
				sentBefore: '2026-11-22T14:00:01',
			},
		},
		prepare: sendMessages,
		sent: {},
		items: SINGLE.slice(0, 1),
		plain: [textWith('39116150')],
	},
	{
		operation: 'history.getAllGroup',
		path: 'history/group/list',
		parameters: { returnAll: true, filters: { sender: 'SMSB2B', sentAfter: '2026-11-22' } },
		prepare: sendMessages,
		sent: {},
		items: [GROUP],
		plain: [textWith('81001')],
	},
	{
		operation: 'history.getAllGroup',
		about: 'when there was none',
		path: 'history/group/list',
		parameters: { returnAll: true },
		sent: {},
		items: [],
		plain: [textWith('Success')],
	},
];
