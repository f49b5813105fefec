import { amount, flag, id, list, state, text, type Columns } from '../../../../lib/api/rowMapper';
import { smsList } from '../../../../lib/api/rows';

const recipientColumns: Columns = (row) => ({
	smsId: id(row.smsId, row.id),
	contactId: id(row.contactId),
	to: text(row.to),
	status: state(row.status),
	statusCode: text(row.status),
	cost: amount(row.cost),
	ttd: amount(row.ttd),
});

/** A message in the history of single messages; `ttd` is its time to delivery in seconds. */
export const singleColumns: Columns = (row) => ({
	smsId: id(row.smsId, row.id),
	contactId: id(row.contactId),
	sender: text(row.sender),
	to: text(row.to),
	text: text(row.text),
	timestamp: text(row.timestamp),
	flash: flag(row.flash),
	unicode: flag(row.unicode),
	status: state(row.status),
	statusCode: text(row.status),
	cost: amount(row.cost),
	ttd: amount(row.ttd),
});

/** A message to several recipients in the history. */
export const groupColumns: Columns = (row) => ({
	groupId: id(row.groupId),
	sender: text(row.sender),
	text: text(row.text),
	timestamp: text(row.timestamp),
	flash: flag(row.flash),
	unicode: flag(row.unicode),
	total: amount(row.total),
	cost: amount(row.cost),
	sms: list(row, smsList, recipientColumns),
});
