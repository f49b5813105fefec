import type { Resource } from '../../operation';
import { getBalance } from './getBalance';
import { send } from './send';
import { sendBulk } from './sendBulk';

export const viber: Resource = {
	name: 'Viber',
	value: 'viber',
	operations: [getBalance, send, sendBulk],
};
