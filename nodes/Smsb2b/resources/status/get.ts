import { asId } from '../../fields/checks';
import { smsId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { amount, readRow, type Columns } from '../../response/columns';
import { statusPairs } from '../../response/plain';
import { reads, type Simplify } from '../../response/reader';
import { rowsOf, smsList } from '../../response/rows';
import { call } from '../call';
import { statusColumns } from './columns';

const stateWithCost: Columns = (row) => ({ ...statusColumns(row), cost: amount(row.cost) });

/** SMSB2B answers a message that it does not know like one without a report: accepted, and no rows. */
const stateOfMessage: Simplify = function (answer) {
	const row = rowsOf(answer, smsList).at(0);
	if (!row) return [{ smsId: asId(this.getNodeParameter('smsId', '')), status: 'unknown' }];
	return [readRow(row, stateWithCost)];
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
