import { accountCases } from './accounts';
import type { OperationCase } from './case';
import { contactCases } from './contacts';
import { groupCases } from './groups';
import { messageCases } from './messages';
import { reportCases } from './reports';
import { twoFactorCases } from './twoFactor';
import { userCases } from './users';
import { viberCases } from './viber';

export type { OperationCase } from './case';

/** Operations that are accepted, every one of the node with every parameter of its endpoint. */
export const CASES: readonly OperationCase[] = [
	...accountCases,
	...contactCases,
	...groupCases,
	...messageCases,
	...reportCases,
	...twoFactorCases,
	...userCases,
	...viberCases,
];

/** What a case is called among the tests. */
export function titleOf({ operation, about }: OperationCase): string {
	return about ? `${operation} ${about}` : operation;
}
