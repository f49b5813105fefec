import type { DeclarativeRestApiSettings } from 'n8n-workflow';

import { ask } from '../exchange/ask';
import type { ExchangeContext, ItemContext } from '../operation';
import { ItemFailure } from '../response/failures';
import type { Answer } from '../response/formats';
import { historyGroupList, rowsOf, smsList, type ListName } from '../response/rows';
import { previewText } from '../text';

type Request = DeclarativeRestApiSettings.ResultOptions;

/** The messages that were sent to one recipient each, as the history lists them. */
export async function singleMessages(
	context: ExchangeContext,
	request: Request,
): Promise<Answer[]> {
	return await historyOf(context, request, 'history/single/list', smsList);
}

/** The messages that were sent to several recipients, as the history lists them. */
export async function groupMessages(context: ExchangeContext, request: Request): Promise<Answer[]> {
	return await historyOf(context, request, 'history/group/list', historyGroupList);
}

/**
 * A row for each recipient of a message to several, with the text and time of all.
 *
 * @throws ItemFailure when the message had recipients, and none is listed
 */
export function recipientsOf(
	context: ItemContext,
	{ text, timestamp, sms, total }: Answer,
): Answer[] {
	const rows = rowsOf({ sms }, smsList);
	if (rows.length === 0 && Number(total) > 0) throw incomplete(context, 0, total);
	return rows.map((row) => ({ ...row, text, timestamp }));
}

/**
 * A text of the history as {@link spellingsOf} finds it: written as GSM 03.38 can hold it, since the history may hold it
 * as it was typed or as the gateway wrote it, unless that would lose letters by which texts differ.
 */
export function asListed(text: unknown): string {
	const { gsm } = previewText(plain(text), 'gsm');
	return gsm.lost.length === 0 ? gsm.arrivesAs : plain(text);
}

/** What {@link asListed} makes of a message with this text, whichever way it went out. */
export function spellingsOf(text: unknown): string[] {
	return [plain(text), previewText(plain(text), 'gsm').arrivesAs];
}

/** Line breaks and spaces at the ends are written in several ways. */
function plain(text: unknown): string {
	return String(text).replace(/\r\n?/g, '\n').trim();
}

async function historyOf(
	context: ExchangeContext,
	request: Request,
	endpoint: string,
	name: ListName,
): Promise<Answer[]> {
	const answer = await ask(context, request, { endpoint, body: { type: 'json' }, effect: 'reads' });
	const rows = rowsOf(answer, name);
	if (Number(answer.total) > rows.length) throw incomplete(context, rows.length, answer.total);
	return rows;
}

/** What is missing may be the message that matters. */
function incomplete(context: ItemContext, listed: number, total: unknown): ItemFailure {
	return new ItemFailure(context.getNode(), context.getItemIndex(), {
		what: 'The history could not be read as a whole',
		remedy: `It counts ${Number(total)} messages and lists ${listed}. Look into your SMSB2B account.`,
	});
}
