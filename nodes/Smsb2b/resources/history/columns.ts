import {
	asBoolean,
	asId,
	asList,
	asNumber,
	asStatus,
	asStatusCode,
	asText,
	type RowMapper,
} from '../../../../lib/api/rowMapper';
import { smsList } from '../../../../lib/api/rows';

/** SMSB2B writes 0 for a number that is not among the contacts. */
function asContactId(value: unknown): string | undefined {
	const id = asId(value);
	return id === '0' ? undefined : id;
}

const recipientColumns: RowMapper = (row) => ({
	smsId: asId(row.smsId, row.id),
	to: asText(row.to),
	status: asStatus(row.status),
	cost: asNumber(row.cost),
	ttd: asNumber(row.ttd),
	statusCode: asStatusCode(row.status),
	contactId: asContactId(row.contactId),
});

/** A message in the history of single messages; `ttd` is its time to delivery in seconds. */
export const singleColumns: RowMapper = (row) => ({
	smsId: asId(row.smsId, row.id),
	to: asText(row.to),
	status: asStatus(row.status),
	timestamp: asText(row.timestamp),
	cost: asNumber(row.cost),
	ttd: asNumber(row.ttd),
	text: asText(row.text),
	sender: asText(row.sender),
	statusCode: asStatusCode(row.status),
	flash: asBoolean(row.flash),
	unicode: asBoolean(row.unicode),
	contactId: asContactId(row.contactId),
});

/** A message to several recipients in the history. */
export const groupColumns: RowMapper = (row) => ({
	groupId: asId(row.groupId),
	timestamp: asText(row.timestamp),
	total: asNumber(row.total),
	cost: asNumber(row.cost),
	text: asText(row.text),
	sms: asList(row, smsList, recipientColumns),
	sender: asText(row.sender),
	flash: asBoolean(row.flash),
	unicode: asBoolean(row.unicode),
});
