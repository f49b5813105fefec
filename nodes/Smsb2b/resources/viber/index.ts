import type { Resource } from '../../operation';
import { getBalance } from './getBalance';
import { send } from './send';
import { sendAndWait } from './sendAndWait';
import { sendBulk } from './sendBulk';

export const viber: Resource = {
	name: 'Viber',
	value: 'viber',
	operations: [send, sendBulk, sendAndWait, getBalance],
};
