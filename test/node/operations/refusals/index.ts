import type { Cause } from './cause';
import { listCauses } from './ofLists';
import { messageCauses } from './ofMessages';

export type { Cause } from './cause';

/** A cause for every refusal code of every endpoint, 101 apart. */
export const CAUSES: readonly Cause[] = [...messageCauses, ...listCauses];

/** Codes that are as good as a success for an operation. */
export const AS_GOOD_AS_SUCCESS: Readonly<Record<string, readonly number[]>> = {
	'group.addContact': [218],
};
