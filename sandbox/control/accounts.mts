import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../sandbox.mts';
import type { Account, AccountProperties } from '../state/account.mts';
import { NotFound } from './not-found.mts';

const ACCOUNT_SCHEMA = {
	type: 'object',
	additionalProperties: false,
	properties: {
		username: { type: 'string', minLength: 1 },
		email: { type: 'string' },
		mobile: { type: 'string' },
		password: { type: 'string' },
		key: { type: ['string', 'null'] },
		balance: { type: 'number' },
		hlrBalance: { type: 'integer', minimum: 0 },
		whitelist: { type: ['array', 'null'], items: { type: 'string' } },
		maxUsers: { type: 'integer', minimum: 0 },
		sender: { type: 'string' },
	},
};
const NEW_ACCOUNT_SCHEMA = {
	...ACCOUNT_SCHEMA,
	required: ['username'],
	properties: { ...ACCOUNT_SCHEMA.properties, parent: { type: 'string' } },
};

interface NewAccount extends Partial<AccountProperties> {
	username: string;
	/** The account whose sub-user it is. */
	parent?: string;
}

/** A route of one account. */
export interface Named {
	Params: { account: string };
}

/** @returns an account as the control API shows it */
export function describeAccount(account: Account) {
	const { id, properties, parent, book, viberSenders } = account;
	return {
		id,
		...properties,
		parent: parent?.properties.username ?? null,
		contacts: book.contacts.size,
		groups: book.groups.size,
		optOuts: book.optOuts.size,
		viberSenders: [...viberSenders.values()],
	};
}

export function accountRoutes(server: FastifyInstance, sandbox: Sandbox): void {
	server.get('/accounts', async () => sandbox.accounts.all().map(describeAccount));
	server.get<Named>('/accounts/:account', async ({ params }) =>
		describeAccount(findAccount(sandbox, params.account)),
	);
	server.post<{ Body: NewAccount }>(
		'/accounts',
		{ schema: { body: NEW_ACCOUNT_SCHEMA } },
		async ({ body: { parent, ...properties } }) => {
			const owner = parent === undefined ? null : findAccount(sandbox, parent);
			return describeAccount(sandbox.accounts.create(properties, owner));
		},
	);
	server.patch<Named & { Body: Partial<AccountProperties> }>(
		'/accounts/:account',
		{ schema: { body: ACCOUNT_SCHEMA } },
		async ({ params, body: { key, ...changes } }) => {
			const account = findAccount(sandbox, params.account);
			Object.assign(account.properties, changes);
			if (key !== undefined) sandbox.accounts.setKey(account, key);
			return describeAccount(account);
		},
	);
}

/**
 * @param name id, username, email or mobile number
 * @throws NotFound
 */
export function findAccount(sandbox: Sandbox, name: string): Account {
	const account = sandbox.accounts.find(name);
	if (!account) throw new NotFound(`There is no account ${name}`);
	return account;
}
