import { commonOptions } from '../../fields/options';
import type { Field, Operation } from '../../operation';
import { statusPairs } from '../../../../lib/api/plainText';
import { output } from '../../../../lib/api/output';
import { call } from '../call';
import { statusesIn } from '../../../../lib/api/statusRows';

const consumingNotice: Field = {
	displayName:
		'SMSB2B returns each status change only once per account. Changes fetched here will not reach any other workflow or program, so there is no Limit.',
	name: 'consumingNotice',
	type: 'notice',
	default: '',
};

export const getChanged: Operation = {
	name: 'Get Changed',
	value: 'getChanged',
	action: 'Get changed statuses',
	description:
		'Get every SMS whose status changed since the last request; each change is returned only once',
	fields: [consumingNotice, commonOptions],
	routing: call('status/get', {
		effect: 'consumes',
		reads: output(statusesIn, { plain: statusPairs }),
	}),
};
