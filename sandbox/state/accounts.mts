import { Account, randomKey } from './account.mts';
import type { AccountProperties } from './account.mts';
import type { Ids } from './ids.mts';

const DEFAULTS = {
	mobile: '',
	password: '',
	balance: 0,
	hlrBalance: 0,
	whitelist: null,
	maxUsers: 100,
	sender: 'SMSB2B',
} satisfies Partial<AccountProperties>;

/** All accounts and sub-accounts, found by id, key or login. */
export class Accounts {
	readonly #byId = new Map<number, Account>();
	readonly #byKey = new Map<string, Account>();
	readonly #ids: Ids;

	constructor(ids: Ids) {
		this.#ids = ids;
	}

	/** @param given at least the username; without a key the account has none yet */
	create(
		given: Partial<AccountProperties> & { username: string },
		parent: Account | null = null,
	): Account {
		const properties = { ...DEFAULTS, email: `${given.username}@example.com`, key: null, ...given };
		const account = new Account(this.#ids, properties, parent);
		this.#byId.set(account.id, account);
		if (properties.key) this.#byKey.set(properties.key, account);
		return account;
	}

	all(): Account[] {
		return [...this.#byId.values()];
	}

	byId(id: number): Account | undefined {
		return this.#byId.get(id);
	}

	byKey(key: string): Account | undefined {
		return this.#byKey.get(key);
	}

	/** @param name an id, username, email or mobile number */
	find(name: string): Account | undefined {
		return this.#byId.get(Number(name)) ?? this.byLogin(name);
	}

	/** @param login username, email or mobile number */
	byLogin(login: string): Account | undefined {
		return this.all().find(({ properties: { username, email, mobile } }) =>
			[username, email, mobile].includes(login),
		);
	}

	subUsers(parent: Account): Account[] {
		return this.all().filter((account) => account.parent === parent);
	}

	/** Gives the account a key; the old one is dead at once. */
	setKey(account: Account, key: string | null = randomKey()): string | null {
		if (account.properties.key) this.#byKey.delete(account.properties.key);
		account.properties.key = key;
		if (key) this.#byKey.set(key, account);
		return key;
	}
}
