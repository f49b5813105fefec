import { sleep } from 'n8n-workflow';

import { type ExecuteContext, formBody, type PreparedRequest } from '../../../lib/api/context';
import type { ApiResponse } from '../../../lib/api/formats';
import { isOutcomeUnknown, ItemError } from '../../../lib/errors/itemError';
import { NumberIndex } from '../../../lib/phone/numberIndex';
import type { NumberingPlan } from '../../../lib/phone/numberingPlan';
import { encodingOf } from '../fields/message';
import { trimmed } from '../../../lib/values/single';
import { numberingPlanFor } from '../validation/numberingPlanFor';
import { isCertain, likenessTo } from './sameText';
import { type HistoryMessage, singleMessages } from './sentHistory';
import { type Send, sendsUnderWay } from './sendsUnderWay';

/** Milliseconds that SMSB2B gets to write a message into the history. */
const PATIENCE = 2_000;

/** Milliseconds by which a clock may be behind: an equal message from before the call is another message. */
const BEHIND = 60_000;

/** Milliseconds by which a message may be later than it was due. */
const LATE = 10 * 60_000;

/** A call whose response got lost. */
interface LostCall {
	request: PreparedRequest;
	send: Send;
	failure: unknown;
}

/** Messages of the history that are the one that is looked for, and those that may be it. */
interface Found {
	same: HistoryMessage[];
	perhaps: HistoryMessage[];
}

/**
 * Finds out from the history of single messages whether a message went out whose response got lost: the same number, the
 * same text, the time of the call, none whose ID is known from another call, and no equal call under way or of unknown
 * outcome. Nothing is sent again, whatever is found.
 *
 * @returns the row of the history, as the response to the call
 * @throws the error itself, when its outcome is known or the history does not list exactly one such message
 */
export async function findLostSms(context: ExecuteContext, lost: LostCall): Promise<ApiResponse> {
	const { request, failure, send } = lost;
	if (!isOutcomeUnknown(failure)) throw failure;
	await sleep(PATIENCE);
	const plan = await numberingPlanFor(context);
	const messages = await singleMessages(context, request).catch(() => undefined);
	const found = messages && pickLost(context, messages, lost, plan);
	const equals = sendsUnderWay.countOf(send);
	if (found?.same.length === 1 && found.perhaps.length === 0 && equals === 1)
		return { ...found.same[0].row, foundInHistory: true };
	const text = {
		...failure.text,
		description: `${failure.text.description} ${whatWasFound(found, equals)}`,
	};
	throw new ItemError(context.getNode(), context.getItemIndex(), text);
}

function whatWasFound(found: Found | undefined, equals: number): string {
	if (!found) return 'The history could not be read either.';
	const { same, perhaps } = found;
	if (same.length + perhaps.length === 0)
		return 'The history did not list the message 2 seconds later.';
	if (perhaps.length > 0) {
		const ids = perhaps.map(({ smsId }) => smsId ?? 'without an ID').join(', ');
		return `The history lists possible matches (${ids}), so this is inconclusive.`;
	}
	if (equals > 1 && same.length === 1)
		return `The history lists one such message, but ${equals} were being sent, so this is inconclusive.`;
	return `The history lists ${same.length} such messages, so this is inconclusive.`;
}

function pickLost(
	context: ExecuteContext,
	messages: HistoryMessage[],
	{ request, send }: LostCall,
	plan: NumberingPlan,
): Found {
	const { to, text, timestamp } = formBody(request.options);
	const due = timestamp === undefined ? send.startedAt : Number(timestamp) * 1000;
	const likeness = likenessTo(String(text), encodingOf(context).encoding);
	const index = new NumberIndex<HistoryMessage>(plan, (message) => String(message.to));
	const nameless: HistoryMessage[] = [];
	for (const message of messages) {
		const { at, smsId, text: listed, isUnicode } = message;
		if (at <= due - BEHIND || at >= due + LATE || sendsUnderWay.isKnown(send.account, smsId))
			continue;
		if (listed !== undefined && likeness({ text: listed, isUnicode }) === 'other') continue;
		if (message.to === undefined) nameless.push(message);
		else index.add(message);
	}
	const number = trimmed(to);
	const isSame = ({ at, text: listed, isUnicode }: HistoryMessage) =>
		!Number.isNaN(at) && listed !== undefined && isCertain(likeness({ text: listed, isUnicode }));
	const exact = index.exact(number);
	return {
		same: exact.filter(isSame),
		perhaps: [
			...exact.filter((message) => !isSame(message)),
			...index.perhaps(number),
			...nameless,
		],
	};
}
