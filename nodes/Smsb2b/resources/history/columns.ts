import {
	asBoolean,
	asId,
	asList,
	asNumber,
	asStatus,
	asText,
	type RowMapper,
} from '../../../../lib/api/rowMapper';
import { smsList } from '../../../../lib/api/rows';

const recipientColumns: RowMapper = (row) => ({
	smsId: asId(row.smsId, row.id),
	contactId: asId(row.contactId),
	to: asText(row.to),
	status: asStatus(row.status),
	statusCode: asText(row.status),
	cost: asNumber(row.cost),
	ttd: asNumber(row.ttd),
});

/** A message in the history of single messages; `ttd` is its time to delivery in seconds. */
export const singleColumns: RowMapper = (row) => ({
	smsId: asId(row.smsId, row.id),
	contactId: asId(row.contactId),
	sender: asText(row.sender),
	to: asText(row.to),
	text: asText(row.text),
	timestamp: asText(row.timestamp),
	flash: asBoolean(row.flash),
	unicode: asBoolean(row.unicode),
	status: asStatus(row.status),
	statusCode: asText(row.status),
	cost: asNumber(row.cost),
	ttd: asNumber(row.ttd),
});

/** A message to several recipients in the history. */
export const groupColumns: RowMapper = (row) => ({
	groupId: asId(row.groupId),
	sender: asText(row.sender),
	text: asText(row.text),
	timestamp: asText(row.timestamp),
	flash: asBoolean(row.flash),
	unicode: asBoolean(row.unicode),
	total: asNumber(row.total),
	cost: asNumber(row.cost),
	sms: asList(row, smsList, recipientColumns),
});
