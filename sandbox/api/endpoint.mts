import type { Result } from '../answer/result.mts';
import type { Presentation } from '../answer/shape.mts';
import type { Sandbox } from '../sandbox.mts';
import type { Account } from '../state/account.mts';
import type { Parameters } from './parameters.mts';

/** A call that anyone may make. */
export interface Call {
	readonly sandbox: Sandbox;
	readonly parameters: Parameters;
}

/** A call of an account. */
export interface AccountCall extends Call {
	readonly account: Account;
}

interface Described {
	/** The path below the API's address. */
	readonly path: string;
	readonly presentation?: Presentation;
}

/**
 * One endpoint of the API. `handle` gives what is answered, or throws a Refusal before it has changed anything.
 */
export type Endpoint = Described &
	(
		| {
				/** `password`: username and password are accepted in place of the key. */
				readonly authentication: 'key' | 'password';
				handle(call: AccountCall): Result | Promise<Result>;
		  }
		| { readonly authentication: 'none'; handle(call: Call): Result }
	);
