import type { TestSandbox } from '../../support/sandbox';
import { byId } from '../../node/operations/cases/case';
import { eachId, eachNumber, type Input } from './input';

const FIRST_USER = 12347;
const USER = byId(String(FIRST_USER));

async function addUsers(sandbox: TestSandbox): Promise<void> {
	for (const email of ['one@example.com', 'two@example.com', 'three@example.com'])
		await sandbox.call('user/add', { email, password: 'a-users-own' });
}

async function addComments(sandbox: TestSandbox): Promise<void> {
	await addUsers(sandbox);
	for (const comment of ['Paid', 'Called', 'Moved'])
		await sandbox.call('user/comment/add', { userId: String(FIRST_USER), comment });
}

/** The account itself, its users, and what is known of numbers. */
export const accountInputs: readonly Input[] = [
	{ operation: 'account.getBalance', path: 'me/balance' },
	{ operation: 'apiKey.get', path: 'key/get', givesKey: true },
	// The first reset ends the key that the credential has.
	{ operation: 'apiKey.reset', path: 'key/reset', items: 'one', givesKey: true },
	{ operation: 'hlr.lookup', path: 'hlr/lookup', each: eachNumber('mobile') },
	{
		operation: 'mobile.check',
		path: 'mobile/check',
		each: eachNumber('mobile'),
		keyless: true,
	},
	{ operation: 'purchase.getAll', path: 'purchase/list', parameters: { returnAll: true } },
	{
		operation: 'user.create',
		path: 'user/add',
		parameters: { password: 'a-users-own' },
		each: {
			parameter: 'email',
			field: 'email',
			values: ['one@example.com', 'two@example.com', 'three@example.com'],
		},
	},
	{
		operation: 'user.getAll',
		path: 'user/list',
		parameters: { returnAll: true },
		prepare: addUsers,
		givesKey: true,
		notForAgents: { formats: ['v2'], outputs: ['raw'] },
	},
	{
		operation: 'user.topUp',
		path: 'user/topup',
		parameters: { sms: 10, cost: 1 },
		each: eachId('userId', FIRST_USER),
		prepare: addUsers,
	},
	{
		operation: 'userComment.create',
		path: 'user/comment/add',
		parameters: { userId: USER },
		each: { parameter: 'comment', field: 'comment', values: ['Paid', 'Called', 'Moved'] },
		prepare: addUsers,
	},
	{
		operation: 'userComment.delete',
		path: 'user/comment/delete',
		each: eachId('commentId', 3001),
		prepare: addComments,
	},
	{
		operation: 'userComment.getAll',
		path: 'user/comment/list',
		parameters: { returnAll: true },
		each: eachId('userId', FIRST_USER),
		prepare: addComments,
	},
];
