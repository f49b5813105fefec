import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { call } from '../call';
import { refuseAgents } from '../keysForAgents';
import { readsKey } from './readsKey';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get the API key',
	description:
		'Get the API key of the account: a secret, with which anybody can send messages at its cost',
	notForAgents: true,
	fields: [commonOptions],
	routing: call('key/get', { effect: 'reads', preSend: [refuseAgents], reads: readsKey }),
};
