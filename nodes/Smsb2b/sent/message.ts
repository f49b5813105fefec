import type { DeclarativeRestApiSettings, IDataObject } from 'n8n-workflow';

import { ask } from '../exchange/ask';
import { bodyOf, isSwitchedOn } from '../fields/checks';
import { encodingOf } from '../fields/message';
import { writtenNumber } from '../fields/recipient';
import type { Exchange, ExchangeContext } from '../operation';
import { amount, id, readRow, text, type Columns } from '../response/columns';
import type { Answer } from '../response/formats';
import { bareId } from '../response/plain';
import { asItems, readsAnswer, type Simplify } from '../response/reader';
import { AlreadySent } from './alreadySent';
import { countedUnderWay, findLostMessage, remember } from './lostMessage';

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

/** What SMSB2B answered, with what the message was sent as. */
export const sentMessage: Simplify = function (answer) {
	const { encoding, parts } = encodingOf(this);
	const to = writtenNumber(this.getNodeParameter('to', ''));
	const { foundInHistory, alreadySent } = answer;
	const notes = {
		...(foundInHistory === true && { foundInHistory }),
		...(alreadySent === true && { alreadySent }),
	};
	return [{ ...readRow(answer, before), to, ...readRow(answer, after), encoding, parts, ...notes }];
};

/** Sends an SMS; where the answer got lost and the user wants it, finds it in the history. */
export async function sendMessage(
	context: ExchangeContext,
	request: Request,
	more: IDataObject = {},
): Promise<Answer> {
	const body = { ...bodyOf(request.options), ...more };
	const looksUp = isSwitchedOn(context, 'options.findLost', 'Find Lost Messages');
	return await countedUnderWay(request, async () => {
		const madeAt = Date.now();
		const sent = ask(context, request, { endpoint: 'sms/send', body, effect: 'sends' });
		const answer = await (looksUp
			? sent.catch(
					async (failure: unknown) => await findLostMessage(context, { request, madeAt, failure }),
				)
			: sent);
		remember(answer);
		return answer;
	});
}

/** The exchange of the operation that sends an SMS, unless it is among those that were sent already. */
export function sendUnless(alreadySent: AlreadySent): Exchange {
	return async function (request) {
		const { to, text } = bodyOf(request.options);
		const sent = (await alreadySent.listed(this, request))?.take(String(to), String(text));
		const answer = sent ? { ...sent, alreadySent: true } : await sendMessage(this, request);
		return asItems(this, answer, sentMessage);
	};
}
