import type { Endpoint } from './endpoint.mts';

export const keyEndpoints: readonly Endpoint[] = [
	{
		path: 'key/get',
		authentication: 'password',
		handle: ({ account, sandbox }) => ({
			fields: { key: account.properties.key ?? sandbox.accounts.setKey(account) },
		}),
	},
	{
		path: 'key/reset',
		authentication: 'password',
		handle: ({ account, sandbox }) => ({ fields: { key: sandbox.accounts.setKey(account) } }),
	},
];
