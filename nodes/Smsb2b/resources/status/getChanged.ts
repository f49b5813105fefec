import { commonOptions } from '../../fields/options';
import type { Field, Operation } from '../../operation';
import { statusPairs } from '../../../../lib/api/plainText';
import { output } from '../../../../lib/api/output';
import { call } from '../call';
import { statusesIn } from '../../../../lib/api/statusRows';

const consumingNotice: Field = {
	displayName:
		'SMSB2B reports every change once: what this step reads, no other reader of the account will see. It therefore has no limit.',
	name: 'consumingNotice',
	type: 'notice',
	default: '',
};

export const getChanged: Operation = {
	name: 'Get Changed',
	value: 'getChanged',
	action: 'Get changed statuses',
	description:
		'Get every SMS whose state changed since the last call; each change is reported once',
	fields: [consumingNotice, commonOptions],
	routing: call('status/get', {
		effect: 'consumes',
		reads: output(statusesIn, { plain: statusPairs }),
	}),
};
