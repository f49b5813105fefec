import { statusPairs } from '../../../../lib/api/plainText';
import { statusesIn } from '../../../../lib/api/statusRows';
import { commonOptions } from '../../fields/options';
import type { Field, Operation } from '../../operation';

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
	endpoint: 'status/get',
	effect: 'consumes',
	response: { plain: statusPairs },
	output: statusesIn,
};
