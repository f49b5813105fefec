import { sleep, tryToParseDateTime, type DeclarativeRestApiSettings } from 'n8n-workflow';

import { ask } from '../../exchange/ask';
import { bodyOf, trimmed } from '../../fields/checks';
import type { ExchangeContext } from '../../operation';
import { canonical } from '../../recipients/recipient';
import { ItemFailure } from '../../response/failures';
import type { Answer } from '../../response/formats';
import { rowsOf } from '../../response/rows';
import { previewText } from '../../text';

type Request = DeclarativeRestApiSettings.ResultOptions;

/** The time zone in which the history is written, as far as is known. Another would only hide messages. */
const HISTORY_ZONE = 'Europe/Athens';

/** Milliseconds that SMSB2B gets to write a message into the history. */
const PATIENCE = 2_000;

/** Milliseconds by which the clocks may differ: an equal message of another hour is another message. */
const TOLERANCE = 10 * 60_000;

/**
 * Finds out from the history of single messages whether a message went out whose answer got lost: the
 * same recipient, the same text and the same time. Nothing is sent again, whatever is found.
 *
 * @returns the row of the history, as the answer to the call
 * @throws the failure itself, when its outcome is known or the history does not list the message
 */
export async function findLostMessage(
	context: ExchangeContext,
	request: Request,
	failure: unknown,
): Promise<Answer> {
	if (!(failure instanceof ItemFailure) || failure.text.facts?.outcomeKnown !== false)
		throw failure;
	await sleep(PATIENCE);
	const rows = await historyOf(context, request).catch(() => undefined);
	const row = rows?.find(isSameMessage(request));
	if (row) return { ...row, foundInHistory: true };
	const looked = rows
		? 'The history did not list the message 2 seconds later.'
		: 'The history could not be read either.';
	const text = { ...failure.text, remedy: `${failure.text.remedy} ${looked}` };
	throw new ItemFailure(context.getNode(), context.getItemIndex(), text);
}

async function historyOf(context: ExchangeContext, request: Request): Promise<Answer[]> {
	const body = { type: 'json' };
	const answer = await ask(context, request, {
		endpoint: 'history/single/list',
		body,
		effect: 'reads',
	});
	return rowsOf(answer, { plural: 'sms', singular: 'sms' });
}

function isSameMessage(request: Request): (row: Answer) => boolean {
	const { to, text, timestamp } = bodyOf(request.options);
	const number = canonical(trimmed(to));
	const written = inCapitals(text);
	const due = timestamp === undefined ? Date.now() : Number(timestamp) * 1000;
	return (row) =>
		canonical(String(row.to)).endsWith(number) &&
		inCapitals(row.text) === written &&
		Math.abs(timeOf(row) - due) < TOLERANCE;
}

/** The history may hold a text as it was typed or as the gateway wrote it. */
function inCapitals(text: unknown): string {
	return previewText(String(text), 'gsm').arrivesAs;
}

function timeOf({ timestamp }: Answer): number {
	try {
		return tryToParseDateTime(timestamp, HISTORY_ZONE).toMillis();
	} catch {
		return NaN;
	}
}
