import { asId } from '../../validation/checks';
import { smsId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { amount, type Columns } from '../../../../lib/api/rowMapper';
import { statusPairs } from '../../../../lib/api/plainText';
import { reads, type Simplify } from '../../../../lib/api/output';
import { readList } from '../../../../lib/api/readList';
import { smsList } from '../../../../lib/api/rows';
import { call } from '../call';
import { statusColumns } from '../../../../lib/status/statusRows';

const stateColumns: Columns = (row) => ({
	...statusColumns(row),
	cost: amount(row.cost),
	ttd: amount(row.ttd),
});

/** SMSB2B answers a message that it does not know like one without a report: accepted, and no rows. */
const stateOfMessage: Simplify = function (answer) {
	const [state] = readList(answer, smsList, stateColumns);
	if (!state) return [{ smsId: asId(this.getNodeParameter('smsId', '')), status: 'unknown' }];
	return [state];
};

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get the status of an SMS',
	description:
		'Get the state of one SMS: sent, delivered or failed; unknown when SMSB2B has no report',
	fields: [smsId, commonOptions],
	routing: call('status/sms', {
		effect: 'reads',
		reads: reads(stateOfMessage, { plain: statusPairs }),
	}),
};
