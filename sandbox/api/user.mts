import { Refusal } from '../answer/refusal.mts';
import { List } from '../answer/result.mts';
import type { Result } from '../answer/result.mts';
import type { Account } from '../state/account.mts';
import type { AccountCall, Endpoint } from './endpoint.mts';
import type { Parameters } from './parameters.mts';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const INTEGER = /^[+-]?\d{1,9}$/;
const DECIMAL = /^[+-]?\d{1,9}([.,]\d+)?$/;

/**
 * Finds the sub-user that `userId` names.
 * @throws Refusal 208 where the parameter is missing, 209 where the account has no such sub-user
 */
export function requireUser({ account, parameters, sandbox }: AccountCall): Account {
	if (parameters.isEmpty('userId')) throw new Refusal(208);
	const user = sandbox.accounts.byId(parameters.integer('userId') ?? 0);
	if (user?.parent !== account) throw new Refusal(209);
	return user;
}

/** The reference has no code for a missing email or password; real answers know a refusal without one. */
function add({ account, parameters, sandbox: { accounts } }: AccountCall): Result {
	const email = parameters.text('email').trim();
	if (!EMAIL.test(email) || parameters.isEmpty('password')) throw new Refusal(0);
	if (accounts.byLogin(email)) throw new Refusal(601);
	if (accounts.subUsers(account).length >= account.properties.maxUsers) throw new Refusal(602);
	const password = parameters.text('password');
	const user = accounts.create({ username: email, email, password }, account);
	return { fields: { user: { userId: user.id, balance: user.balance } } };
}

function getAll({ account, sandbox }: AccountCall): Result {
	const rows = sandbox.accounts.subUsers(account).map(({ id, properties }) => {
		const { username, email, balance, mobile, key } = properties;
		return { userId: id, username, email, balance, mobile, key };
	});
	const user = new List('user', rows, { numericKeys: true });
	return { fields: { total: rows.length, user } };
}

/** A negative amount takes credits from the sub-user and gives them back to the account. */
function topUp(call: AccountCall): Result {
	const { account, parameters, sandbox } = call;
	const sms = readNumber(parameters, 'sms', INTEGER);
	if (sms === undefined) throw new Refusal(206);
	const cost = readNumber(parameters, 'cost', DECIMAL);
	if (cost === undefined) throw new Refusal(207);
	const user = requireUser(call);
	if (user.balance + sms < 0) throw new Refusal(210);
	if (account.balance - sms < 0) throw new Refusal(211);
	account.credit(-sms);
	user.credit(sms);
	user.purchases.push({ id: sandbox.ids.purchase(), timestamp: Date.now(), cost, sms });
	return { fields: { user: { userId: user.id, balance: user.balance } } };
}

function readNumber(parameters: Parameters, name: string, form: RegExp): number | undefined {
	const text = parameters.text(name).trim();
	return form.test(text) ? Number(text.replace(',', '.')) : undefined;
}

export const userEndpoints: readonly Endpoint[] = [
	{ path: 'user/add', authentication: 'key', presentation: { text: { of: 'user' } }, handle: add },
	{
		path: 'user/list',
		authentication: 'key',
		presentation: { text: { of: 'user' } },
		handle: getAll,
	},
	{
		path: 'user/topup',
		authentication: 'key',
		presentation: { wireNumbers: ['balance'], text: { of: 'user' } },
		handle: topUp,
	},
];
