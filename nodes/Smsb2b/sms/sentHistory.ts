import { apiRequest } from '../../../lib/api/apiRequest';
import type { ExecuteContext, ItemContext, PreparedRequest } from '../../../lib/api/context';
import type { ApiResponse } from '../../../lib/api/formats';
import { millisecondsOf } from '../../../lib/api/historyTime';
import { asBoolean, asId, asText as textOf } from '../../../lib/api/rowMapper';
import {
	historyGroupList,
	type ListName,
	missingRows,
	rowsOf,
	smsList,
} from '../../../lib/api/rows';
import { ItemError } from '../../../lib/errors/itemError';
import { readMobileNumber } from '../../../lib/phone/readMobileNumber';
import { historyZoneFor } from '../validation/historyZoneFor';

/** A message of the history. What the history does not say of it is left out. */
export interface HistoryMessage {
	to?: string;
	text?: string;
	isUnicode?: boolean;
	/** Milliseconds since 1970; NaN when it cannot be read. */
	at: number;
	smsId?: string;
	row: ApiResponse;
}

/** A message to several that counts more recipients than it lists. */
export interface Gap extends Omit<HistoryMessage, 'to' | 'smsId'> {
	total: number;
	listed: number;
}

/** What was sent, as far as the history tells. */
export interface SentHistory {
	messages: HistoryMessage[];
	gaps: Gap[];
}

/** The whole history of SMS, with a message for each recipient. */
export async function readSentHistory(
	context: ExecuteContext,
	request: PreparedRequest,
): Promise<SentHistory> {
	const single = await singleMessages(context, request);
	const bulk = await rowsIn(context, request, 'history/group/list', historyGroupList);
	const zone = await historyZoneFor(context);
	return {
		messages: [...single, ...bulk.flatMap((row) => recipientsOf(row, zone))],
		gaps: bulk.flatMap((row) => gapOf(row, zone)),
	};
}

/** The messages that were sent to one recipient each. */
export async function singleMessages(
	context: ExecuteContext,
	request: PreparedRequest,
): Promise<HistoryMessage[]> {
	const zone = await historyZoneFor(context);
	const rows = await rowsIn(context, request, 'history/single/list', smsList);
	return rows.map((row) => asMessage(row, zone));
}

/** A row for each recipient of a message to several, with the text and time of all. */
function recipientsOf(
	{ text, timestamp, unicode, sms }: ApiResponse,
	zone: string,
): HistoryMessage[] {
	return rowsOf({ sms }, smsList).map((row) =>
		asMessage({ ...row, text, timestamp, unicode }, zone),
	);
}

function gapOf(row: ApiResponse, zone: string): Gap[] {
	// A message to several has recipients, also where nothing is said of them.
	const total = Number(row.total ?? 1);
	const listed = recipientsOf(row, zone).length;
	return total > listed ? [{ ...asMessage(row, zone), total, listed }] : [];
}

function asMessage(row: ApiResponse, zone: string): HistoryMessage {
	const to = readMobileNumber(row.to);
	return {
		to: to.kind === 'one' ? to.number : undefined,
		text: textOf(row.text) || undefined,
		isUnicode: asBoolean(row.unicode),
		at: millisecondsOf(row.timestamp, zone),
		smsId: asId(row.smsId, row.id),
		row,
	};
}

async function rowsIn(
	context: ExecuteContext,
	request: PreparedRequest,
	endpoint: string,
	name: ListName,
): Promise<ApiResponse[]> {
	const response = await apiRequest(context, request, {
		endpoint,
		body: { type: 'json' },
		effect: 'reads',
	});
	const rows = rowsOf(response, name);
	if (missingRows(response, rows) > 0) throw incomplete(context, rows.length, response.total);
	return rows;
}

/** What is missing may be the message that matters. */
function incomplete(context: ItemContext, listed: number, total: unknown): ItemError {
	return new ItemError(context.getNode(), context.getItemIndex(), {
		message: 'The history could not be read completely',
		description: `SMSB2B reports ${Number(total)} messages, but listed ${listed}. Check in your SMSB2B account.`,
	});
}
