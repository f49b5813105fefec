import type { Resource } from '../../operation';
import { check } from './check';
import { send } from './send';

export const twoFactor: Resource = {
	name: 'Two-Factor',
	value: 'twoFactor',
	operations: [send, check],
};
