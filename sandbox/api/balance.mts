import type { AccountCall, Endpoint } from './endpoint.mts';

const getBalance = ({ account }: AccountCall) => ({ fields: { balance: account.balance } });

export const balanceEndpoints: readonly Endpoint[] = [
	{ path: 'me/balance', authentication: 'key', handle: getBalance },
	// The name it had in version 2.
	{ path: 'balance/get', authentication: 'key', handle: getBalance },
];
