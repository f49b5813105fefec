import type { DeclarativeRestApiSettings, IDataObject } from 'n8n-workflow';

import { ask } from '../../../lib/api/apiRequest';
import { bodyOf, isSwitchedOn } from '../validation/checks';
import { encodingOf } from '../fields/message';
import { numberingPlanFor } from '../validation/numberingPlanFor';
import { writtenNumber } from '../fields/recipient';
import { readNumber } from '../../../lib/phone/readNumber';
import type { Exchange, ExchangeContext, ItemContext } from '../../../lib/api/context';
import { amount, id, readRow, text, type Columns } from '../../../lib/api/rowMapper';
import { isOutcomeUnknown } from '../../../lib/errors/itemError';
import type { Answer } from '../../../lib/api/formats';
import { bareId } from '../../../lib/api/plainText';
import { asItems, readsAnswer, type Simplify } from '../../../lib/api/output';
import { textOf } from '../../../lib/values/single';
import { accountOf } from './account';
import { unsureFailure, type AlreadySent, type MessageText } from './alreadySent';
import { findLostMessage } from './findLostSms';
import { sends, type Send } from './sentMessages';

type Request = DeclarativeRestApiSettings.ResultOptions;

const before: Columns = (row) => ({ smsId: id(row.smsId, row.id) });
const after: Columns = (row) => ({
	balance: amount(row.balance),
	cost: amount(row.cost),
	mcc: text(row.mcc),
	mnc: text(row.mnc),
});

/** The reading of the calls of an operation that sends one SMS. */
export const readsMessage = readsAnswer({ plain: bareId('smsId') });

const WITHOUT_ID =
	'SMSB2B accepted the message, but gave no ID for it: find it with History: Get Many Single.';

/** What SMSB2B answered, with what the message was sent as. */
export const sentMessage: Simplify = function (answer) {
	const { encoding, parts } = encodingOf(this);
	const to = writtenNumber(this.getNodeParameter('to', ''));
	const { foundInHistory, alreadySent } = answer;
	const known = readRow(answer, before);
	const notes = {
		...(known.smsId === undefined && { note: WITHOUT_ID }),
		...(foundInHistory === true && { foundInHistory }),
		...(alreadySent === true && { alreadySent }),
	};
	return [{ ...known, to, ...readRow(answer, after), encoding, parts, ...notes }];
};

/**
 * Sends an SMS; where the answer got lost and the user wants it, finds it in the history.
 *
 * @param started where the message is counted as under way already
 */
export async function sendMessage(
	context: ExchangeContext,
	request: Request,
	more: IDataObject = {},
	started?: Send,
): Promise<Answer> {
	const body = { ...bodyOf(request.options), ...more };
	const send = started ?? (await start(context, body));
	const answer = answerTo(context, request, { body, send });
	answer.then(
		({ smsId, id: other }) => send.end('accepted', id(smsId, other)),
		(failure: unknown) => send.end(isOutcomeUnknown(failure) ? 'unknown' : 'rejected'),
	);
	return await answer;
}

async function answerTo(
	context: ExchangeContext,
	request: Request,
	{ body, send }: { body: IDataObject; send: Send },
): Promise<Answer> {
	const looksUp = isSwitchedOn(context, 'options.findLost', 'Find Lost Messages');
	const answer = ask(context, request, { endpoint: 'sms/send', body, effect: 'sends' });
	if (!looksUp) return await answer;
	return await answer.catch(
		async (failure: unknown) => await findLostMessage(context, { request, send, failure }),
	);
}

async function start(context: ExchangeContext, { to, text }: IDataObject): Promise<Send> {
	const account = await accountOf(context);
	const plan = await numberingPlanFor(context);
	return sends.start({ account, plan, to: String(to), text: String(text) }, {});
}

/** The message of an item of the operation that sends one SMS; none where its recipient is refused. */
export function wantedMessage(item: ItemContext): MessageText[] {
	const reading = readNumber(item.getNodeParameter('to', ''));
	if (reading.kind !== 'one') return [];
	const text = textOf(item.getNodeParameter('text', ''));
	return [{ to: reading.number, text, encoding: encodingOf(item).encoding }];
}

/** The exchange of the operation that sends an SMS, unless it was sent already. */
export function sendUnless(alreadySent: AlreadySent): Exchange {
	return async function (request) {
		const [verdict] = await alreadySent.verdicts(this, request);
		const [cleared] = verdict ? [verdict] : await alreadySent.clear(this, wantedMessage(this));
		if ('unsure' in cleared) throw unsureFailure(this, cleared.unsure);
		const answer =
			'sent' in cleared
				? { ...cleared.sent.row, alreadySent: true }
				: await sendMessage(this, request, {}, cleared.send);
		return asItems(this, answer, sentMessage);
	};
}
