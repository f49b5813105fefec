import { commonOptions } from '../../fields/options';
import type { Field, Operation } from '../../operation';
import { call } from '../call';
import { refuseAgents } from '../../description/keysForAgents';
import { readsKey } from './readsKey';

const resetNotice: Field = {
	displayName:
		'The present key stops working at once. A credential that holds an API key must be given the new one by hand; a credential with username and password fetches it by itself.',
	name: 'resetNotice',
	type: 'notice',
	default: '',
};

const WITHOUT_KEY = {
	message: 'SMSB2B gave no new API key',
	description:
		'The old key may have stopped working. Sign in to your SMSB2B account and copy the API key there.',
	context: { outcomeKnown: false },
};

export const reset: Operation = {
	name: 'Reset',
	value: 'reset',
	action: 'Reset the API key',
	description:
		'Replace the API key of the account by a new one; the old one stops working at once, in every system that uses it',
	receipt: 'key',
	notForAgents: true,
	fields: [resetNotice, commonOptions],
	routing: call('key/reset', {
		effect: 'changes',
		preSend: [refuseAgents],
		reads: readsKey(WITHOUT_KEY),
	}),
};
