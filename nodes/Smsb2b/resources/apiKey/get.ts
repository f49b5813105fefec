import { refuseKeysToAgents } from '../../validation/keysForAgents';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { keyOr, keyResponse } from './output';

const WITHOUT_KEY = {
	message: 'SMSB2B gave no API key',
	description: 'Sign in to your SMSB2B account and copy the API key there.',
};

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get the API key',
	description:
		'Get the API key of the account. Keep it secret: anyone who has it can send messages at your expense.',
	notForAgents: true,
	fields: [commonOptions],
	endpoint: 'key/get',
	effect: 'reads',
	steps: [refuseKeysToAgents],
	response: keyResponse,
	output: keyOr(WITHOUT_KEY),
};
