import type { DeclarativeRestApiSettings } from 'n8n-workflow';

import { ask } from '../../../lib/api/apiRequest';
import { readNumber } from '../../../lib/phone/readNumber';
import type { ExchangeContext, ItemContext } from '../../../lib/api/context';
import { flag, id, text as textOf } from '../../../lib/api/rowMapper';
import { ItemFailure } from '../../../lib/errors/itemError';
import type { Answer } from '../../../lib/api/formats';
import { millisecondsOf } from '../../../lib/api/historyTime';
import { historyGroupList, missingRows, rowsOf, smsList, type ListName } from '../../../lib/api/rows';

type Request = DeclarativeRestApiSettings.ResultOptions;

/** A message of the history. What the history does not say of it is left out. */
export interface ListedMessage {
	to?: string;
	text?: string;
	isUnicode?: boolean;
	/** Milliseconds since 1970; NaN when it cannot be read. */
	at: number;
	smsId?: string;
	row: Answer;
}

/** A message to several that counts more recipients than it lists. */
export interface Gap extends Omit<ListedMessage, 'to' | 'smsId'> {
	total: number;
	listed: number;
}

/** What was sent, as far as the history tells. */
export interface History {
	messages: ListedMessage[];
	gaps: Gap[];
}

/** The whole history of SMS, with a message for each recipient. */
export async function readHistory(context: ExchangeContext, request: Request): Promise<History> {
	const single = await singleMessages(context, request);
	const bulk = await rowsIn(context, request, 'history/group/list', historyGroupList);
	return {
		messages: [...single, ...bulk.flatMap(recipientsOf)],
		gaps: bulk.flatMap(gapOf),
	};
}

/** The messages that were sent to one recipient each. */
export async function singleMessages(
	context: ExchangeContext,
	request: Request,
): Promise<ListedMessage[]> {
	const rows = await rowsIn(context, request, 'history/single/list', smsList);
	return rows.map(asMessage);
}

/** A row for each recipient of a message to several, with the text and time of all. */
function recipientsOf({ text, timestamp, unicode, sms }: Answer): ListedMessage[] {
	return rowsOf({ sms }, smsList).map((row) => asMessage({ ...row, text, timestamp, unicode }));
}

function gapOf(row: Answer): Gap[] {
	// A message to several has recipients, also where nothing is said of them.
	const total = Number(row.total ?? 1);
	const listed = recipientsOf(row).length;
	return total > listed ? [{ ...asMessage(row), total, listed }] : [];
}

function asMessage(row: Answer): ListedMessage {
	const to = readNumber(row.to);
	return {
		to: to.kind === 'one' ? to.number : undefined,
		text: textOf(row.text) || undefined,
		isUnicode: flag(row.unicode),
		at: millisecondsOf(row.timestamp),
		smsId: id(row.smsId, row.id),
		row,
	};
}

async function rowsIn(
	context: ExchangeContext,
	request: Request,
	endpoint: string,
	name: ListName,
): Promise<Answer[]> {
	const answer = await ask(context, request, { endpoint, body: { type: 'json' }, effect: 'reads' });
	const rows = rowsOf(answer, name);
	if (missingRows(answer, rows) > 0) throw incomplete(context, rows.length, answer.total);
	return rows;
}

/** What is missing may be the message that matters. */
function incomplete(context: ItemContext, listed: number, total: unknown): ItemFailure {
	return new ItemFailure(context.getNode(), context.getItemIndex(), {
		what: 'The history could not be read as a whole',
		remedy: `It counts ${Number(total)} messages and lists ${listed}. Look into your SMSB2B account.`,
	});
}
