import { sleep, type DeclarativeRestApiSettings } from 'n8n-workflow';

import { bodyOf, trimmed } from '../fields/checks';
import type { ExchangeContext } from '../operation';
import { canonical } from '../numbers/spelling';
import { isOutcomeUnknown, ItemFailure } from '../response/failures';
import { id } from '../response/columns';
import type { Answer } from '../response/formats';
import { millisecondsOf } from '../response/historyTime';
import { asListed, singleMessages, spellingsOf } from './history';

type Request = DeclarativeRestApiSettings.ResultOptions;

/** Milliseconds that SMSB2B gets to write a message into the history. */
const PATIENCE = 2_000;

/** Milliseconds by which a clock may be behind: an equal message from before the call is another message. */
const BEHIND = 60_000;

/** Milliseconds by which a message may be later than it was due. */
const LATE = 10 * 60_000;

/** IDs that SMSB2B gave for messages whose answers came: none of them is one that is looked for. */
const known = new Set<string>();

/** More than run at a time; the oldest are forgotten. */
const MOST_KNOWN = 10_000;

/** Keeps the ID of a message whose answer came. */
export function remember(answer: Answer): void {
	const smsId = id(answer.smsId, answer.id);
	if (smsId === undefined) return;
	known.add(smsId);
	if (known.size > MOST_KNOWN) for (const oldest of known) return void known.delete(oldest);
}

/** Calls whose outcome is not known yet, by recipient and text. */
const underWay = new Map<string, number>();

/** Counts a call among those under way until its outcome is known: of two equal ones nobody can tell which is in the history. */
export async function countedUnderWay<T>(request: Request, call: () => Promise<T>): Promise<T> {
	const key = keyOf(request);
	underWay.set(key, (underWay.get(key) ?? 0) + 1);
	try {
		return await call();
	} finally {
		const left = (underWay.get(key) ?? 1) - 1;
		if (left > 0) underWay.set(key, left);
		else underWay.delete(key);
	}
}

function keyOf({ options }: Request): string {
	const { to, text } = bodyOf(options);
	return `${canonical(trimmed(to))} ${String(text)}`;
}

/** A call whose answer got lost. */
interface LostCall {
	request: Request;
	/** When it was made, in milliseconds since 1970. */
	madeAt: number;
	failure: unknown;
}

/**
 * Finds out from the history of single messages whether a message went out whose answer got lost: the
 * same recipient, the same text, the time of the call, none whose ID is known from another call, and no equal call
 * under way. Nothing is sent again, whatever is found.
 *
 * @returns the row of the history, as the answer to the call
 * @throws the failure itself, when its outcome is known or the history does not list exactly one such message
 */
export async function findLostMessage(context: ExchangeContext, lost: LostCall): Promise<Answer> {
	const { request, failure } = lost;
	if (!isOutcomeUnknown(failure)) throw failure;
	await sleep(PATIENCE);
	const rows = await singleMessages(context, request).catch(() => undefined);
	const found = rows?.filter(isSameMessage(lost));
	const equals = underWay.get(keyOf(request)) ?? 1;
	if (found?.length === 1 && equals === 1) return { ...found[0], foundInHistory: true };
	const text = { ...failure.text, remedy: `${failure.text.remedy} ${whatWasFound(found, equals)}` };
	throw new ItemFailure(context.getNode(), context.getItemIndex(), text);
}

function whatWasFound(rows: Answer[] | undefined, equals: number): string {
	if (!rows) return 'The history could not be read either.';
	if (rows.length === 0) return 'The history did not list the message 2 seconds later.';
	if (equals > 1 && rows.length === 1)
		return `The history lists one such message, and ${equals} were under way, so that it does not tell.`;
	return `The history lists ${rows.length} such messages, so that it does not tell.`;
}

function isSameMessage({ request, madeAt }: LostCall): (row: Answer) => boolean {
	const { to, text, timestamp } = bodyOf(request.options);
	const number = canonical(trimmed(to));
	const spellings = spellingsOf(text);
	const due = timestamp === undefined ? madeAt : Number(timestamp) * 1000;
	return (row) => {
		const time = millisecondsOf(row.timestamp);
		return (
			canonical(String(row.to)).endsWith(number) &&
			spellings.includes(asListed(row.text)) &&
			time > due - BEHIND &&
			time < due + LATE &&
			!known.has(id(row.smsId, row.id) ?? '')
		);
	};
}
