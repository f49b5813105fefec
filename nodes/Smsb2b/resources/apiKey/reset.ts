import { refuseKeysToAgents } from '../../validation/keysForAgents';
import { commonOptions } from '../../fields/options';
import type { Field, Operation } from '../../operation';
import { keyOr, keyResponse } from './output';

const resetNotice: Field = {
	displayName:
		'The current key stops working at once. Credentials that use an API key must be updated by hand; those with username and password fetch the new key automatically.',
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
		'Replace the API key of the account with a new one; the old key stops working at once, everywhere it is used',
	idField: 'key',
	notForAgents: true,
	fields: [resetNotice, commonOptions],
	endpoint: 'key/reset',
	effect: 'changes',
	steps: [refuseKeysToAgents],
	response: keyResponse,
	output: keyOr(WITHOUT_KEY),
};
