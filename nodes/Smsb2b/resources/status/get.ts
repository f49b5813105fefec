import { asId } from '../../fields/checks';
import { smsId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { amount, type Columns } from '../../response/columns';
import { statusPairs } from '../../response/plain';
import { reads, type Simplify } from '../../response/reader';
import { readList } from '../../response/readList';
import { smsList } from '../../response/rows';
import { call } from '../call';
import { statusColumns } from './columns';

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
