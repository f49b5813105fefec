import type { DeclarativeRestApiSettings } from 'n8n-workflow';

import { ask } from '../exchange/ask';
import type { ExchangeContext } from '../operation';
import type { Answer } from '../response/formats';
import { rowsOf, type ListName } from '../response/rows';
import { previewText } from '../text';

type Request = DeclarativeRestApiSettings.ResultOptions;

const messages = { plural: 'sms', singular: 'sms' };
const groups = { plural: 'historyGroups', singular: 'historyGroup' };

/** The messages that were sent to one recipient each, as the history lists them. */
export async function singleMessages(
	context: ExchangeContext,
	request: Request,
): Promise<Answer[]> {
	return await historyOf(context, request, 'history/single/list', messages);
}

/** The messages that were sent to several recipients, a row for each recipient, with the text and time of all. */
export async function groupMessages(context: ExchangeContext, request: Request): Promise<Answer[]> {
	const rows = await historyOf(context, request, 'history/group/list', groups);
	return rows.flatMap(({ text, timestamp, sms }) =>
		rowsOf({ sms }, messages).map((row) => ({ ...row, text, timestamp })),
	);
}

/** A text as it can be compared: the history may hold it as it was typed or as the gateway wrote it. */
export function comparable(text: unknown): string {
	return previewText(String(text), 'gsm').arrivesAs;
}

async function historyOf(
	context: ExchangeContext,
	request: Request,
	endpoint: string,
	name: ListName,
): Promise<Answer[]> {
	const answer = await ask(context, request, { endpoint, body: { type: 'json' }, effect: 'reads' });
	return rowsOf(answer, name);
}
