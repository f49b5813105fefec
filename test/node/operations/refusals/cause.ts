import type { INodeParameters } from 'n8n-workflow';

import type { TestSandbox } from '../../../support/sandbox';

/** How a refusal comes about. */
export interface Cause {
	operation: string;
	code: number;
	/** Input that SMSB2B refuses with the code; none where no input of the node can bring it about. */
	parameters?: INodeParameters;
	/** The node says it before it makes a request. */
	foreseen?: true;
	prepare?(sandbox: TestSandbox): Promise<void>;
}

/** A value that turns out to be empty; n8n itself refuses to run a node with an empty required field. */
export const EMPTY = '={{ "" }}';

/** Causes that differ in code and parameters only. */
export function causes(
	operation: string,
	...entries: Array<
		readonly [
			code: number,
			parameters?: INodeParameters,
			prepare?: (sandbox: TestSandbox) => Promise<void>,
		]
	>
): Cause[] {
	return entries.map(([code, parameters, prepare]) => ({ operation, code, parameters, prepare }));
}

/** Causes that the node knows before it makes a request. */
export function foreseen(
	operation: string,
	...entries: Array<readonly [code: number, parameters: INodeParameters]>
): Cause[] {
	return causes(operation, ...entries).map((cause) => ({ ...cause, foreseen: true }));
}

/** Leaves the account this many credits. */
export function balance(credits: number) {
	return async (sandbox: TestSandbox) => await sandbox.account({ balance: credits });
}
