import { NOW_IN_ATHENS } from '../../../support/clock';
import type { TestSandbox } from '../../../support/sandbox';
import { byId, SUCCESS, textWith, type OperationCase } from './case';

const EMAIL = 'sub@example.com';

async function addUser(sandbox: TestSandbox): Promise<void> {
	await sandbox.call('user/add', { email: EMAIL, password: 'secret' });
}

async function addComments(sandbox: TestSandbox): Promise<void> {
	await addUser(sandbox);
	await sandbox.call('user/comment/add', { userId: '12347', comment: 'Πλήρωσε 45 €' });
	await sandbox.call('user/comment/add', { userId: '12347', comment: 'Called' });
}

const COMMENTS = [
	{ commentId: '3001', timestamp: NOW_IN_ATHENS, comment: 'Πλήρωσε 45 €' },
	{ commentId: '3002', timestamp: NOW_IN_ATHENS, comment: 'Called' },
];

/** Users and comments on them. */
export const userCases: OperationCase[] = [
	{
		operation: 'user.create',
		path: 'user/add',
		parameters: { email: ` ${EMAIL} `, password: ' p&ss wörd ' },
		sent: { email: EMAIL, password: ' p&ss wörd ' },
		items: [{ userId: '12347', balance: 0 }],
		plain: [textWith('12347')],
	},
	{
		operation: 'user.getAll',
		path: 'user/list',
		parameters: { returnAll: true },
		prepare: addUser,
		sent: {},
		items: [{ userId: '12347', username: EMAIL, email: EMAIL, balance: 0, mobile: '' }],
		plain: [textWith('12347')],
	},
	{
		operation: 'user.getAll',
		about: 'limited to one of two',
		path: 'user/list',
		parameters: { limit: 1 },
		prepare: async (sandbox) => {
			await addUser(sandbox);
			await sandbox.call('user/add', { email: 'other@example.com', password: 'secret' });
		},
		sent: {},
		items: [{ userId: '12347', username: EMAIL, email: EMAIL, balance: 0, mobile: '' }],
		plain: [textWith('12348')],
	},
	{
		operation: 'user.topUp',
		path: 'user/topup',
		parameters: { userId: byId('12347'), sms: 100, cost: 4.5 },
		prepare: addUser,
		sent: { userId: '12347', sms: '100', cost: '4.5' },
		items: [{ userId: '12347', balance: 100 }],
		plain: [textWith('100')],
	},
	{
		operation: 'user.topUp',
		about: 'which takes credits back, for nothing',
		path: 'user/topup',
		parameters: { userId: byId('12347'), sms: -40, cost: 0 },
		prepare: async (sandbox) => {
			await addUser(sandbox);
			await sandbox.call('user/topup', { userId: '12347', sms: '100', cost: '4' });
		},
		sent: { userId: '12347', sms: '-40', cost: '0' },
		items: [{ userId: '12347', balance: 60 }],
		plain: [textWith('60')],
	},
	{
		operation: 'userComment.create',
		path: 'user/comment/add',
		parameters: { userId: byId('12347'), comment: 'Πλήρωσε' },
		prepare: addUser,
		sent: { userId: '12347', comment: 'Πλήρωσε' },
		items: [{ commentId: '3001' }],
		plain: [textWith('3001')],
	},
	{
		operation: 'userComment.delete',
		path: 'user/comment/delete',
		parameters: { commentId: '3001' },
		prepare: addComments,
		sent: { commentId: '3001' },
		items: [{ deleted: true }],
		plain: [SUCCESS],
	},
	{
		operation: 'userComment.getAll',
		path: 'user/comment/list',
		parameters: { userId: byId('12347'), returnAll: true },
		prepare: addComments,
		sent: { userId: '12347' },
		items: COMMENTS,
		plain: [textWith('Called')],
	},
	{
		operation: 'userComment.getAll',
		about: 'limited to one',
		path: 'user/comment/list',
		parameters: { userId: byId('12347'), limit: 1 },
		prepare: addComments,
		sent: { userId: '12347' },
		items: COMMENTS.slice(0, 1),
		plain: [textWith('Called')],
	},
];
