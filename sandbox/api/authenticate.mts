import { Refusal } from '../answer/refusal.mts';
import type { Sandbox } from '../sandbox.mts';
import type { Account } from '../state/account.mts';
import type { Parameters } from './parameters.mts';

/**
 * Finds the account that calls.
 * @param withPassword whether username and password do in place of the key
 * @param address the caller's, which the account's whitelist must have
 * @throws Refusal 101, the same for wrong credentials and for an address outside the whitelist
 */
export function authenticate(
	sandbox: Sandbox,
	parameters: Parameters,
	withPassword: boolean,
	address: string,
): Account {
	const account =
		sandbox.accounts.byKey(parameters.text('key')) ??
		(withPassword ? byPassword(sandbox, parameters) : undefined);
	if (!account?.allows(address)) throw new Refusal(101);
	return account;
}

function byPassword({ accounts }: Sandbox, parameters: Parameters): Account | undefined {
	const password = parameters.text('password');
	const login = parameters.text('username');
	if (password === '' || login === '') return undefined;
	const account = accounts.byLogin(login);
	return account?.properties.password === password ? account : undefined;
}
