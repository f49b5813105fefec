import { type OutputMapper } from '../../../../lib/api/output';
import { statusPairs } from '../../../../lib/api/plainText';
import { readList, unreadResponse } from '../../../../lib/api/readList';
import { asNumber, type RowMapper } from '../../../../lib/api/rowMapper';
import { smsList } from '../../../../lib/api/rows';
import { statusColumns } from '../../../../lib/api/statusRows';
import { askedId, smsId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';

const stateColumns: RowMapper = (row) => ({
	...statusColumns(row),
	cost: asNumber(row.cost),
	ttd: asNumber(row.ttd),
});

/**
 * SMSB2B responds to a message that it does not know like one without a report: accepted, and no rows. The row of another
 * message is none of this one.
 */
const stateOfMessage: OutputMapper = function (response) {
	const asked = askedId(this, smsId);
	const states = readList(response, smsList, stateColumns);
	if (states.length === 0) return [{ smsId: asked, status: 'unknown' }];
	const state = states.find(({ smsId }) => smsId === undefined || isSame(String(smsId), asked));
	if (!state) throw unreadResponse(response);
	return [state];
};

function isSame(one: string, other: string): boolean {
	return one.replace(/^0+/, '') === other.replace(/^0+/, '');
}

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get the status of an SMS',
	description:
		'Get the status of an SMS: sent, delivered, failed, or unknown if there is no report yet',
	fields: [smsId, commonOptions],
	endpoint: 'status/sms',
	effect: 'reads',
	response: { plain: statusPairs },
	output: stateOfMessage,
};
