import type { DeclarativeRestApiSettings, IDataObject } from 'n8n-workflow';

import { apiRequest } from '../../../lib/api/apiRequest';
import { formBody, getBoolean } from '../validation/checks';
import { encodingOf } from '../fields/message';
import { messageText } from '../fields/replyLink';
import { numberingPlanFor } from '../validation/numberingPlanFor';
import { writtenNumber } from '../fields/recipient';
import { readNumber } from '../../../lib/phone/readNumber';
import type { Execute, ExecuteContext, ItemContext } from '../../../lib/api/context';
import { asNumber, asId, mapRow, asText, type RowMapper } from '../../../lib/api/rowMapper';
import { isOutcomeUnknown } from '../../../lib/errors/itemError';
import type { ApiResponse } from '../../../lib/api/formats';
import { bareId } from '../../../lib/api/plainText';
import { asItems, parsedResponse, type OutputMapper } from '../../../lib/api/output';
import { alone, onlyObject } from '../../../lib/api/rows';
import { accountOf } from './account';
import { unsureFailure, type AlreadySent, type MessageText } from './alreadySent';
import { findLostSms } from './findLostSms';
import { sends, type Send } from './sentMessages';

type Request = DeclarativeRestApiSettings.ResultOptions;

const before: RowMapper = (row) => ({ smsId: idIn(row) });

/** The ID of an answer, be it in the only object within it. */
function idIn(answer: ApiResponse): string | undefined {
	return idOf(answer) ?? idOf(onlyObject(answer) ?? {});
}

function idOf({ smsId, id }: ApiResponse): string | undefined {
	return asId(alone(smsId), alone(id));
}

const after: RowMapper = (row) => ({
	balance: asNumber(row.balance),
	cost: asNumber(row.cost),
	mcc: asText(row.mcc),
	mnc: asText(row.mnc),
});

/** The reading of the calls of an operation that sends one SMS. */
export const readsMessage = parsedResponse({ plain: bareId('smsId') });

const WITHOUT_ID =
	'SMSB2B accepted the message but returned no ID for it: look it up with History: Get Many Single Messages.';

/** What SMSB2B answered, with what the message was sent as. */
export const sentMessage: OutputMapper = function (answer) {
	const { encoding, parts } = encodingOf(this);
	const to = writtenNumber(this.getNodeParameter('to', ''));
	const { foundInHistory, alreadySent } = answer;
	const known = mapRow(answer, before);
	const notes = {
		...(known.smsId === undefined && { note: WITHOUT_ID }),
		...(foundInHistory === true && { foundInHistory }),
		...(alreadySent === true && { alreadySent }),
	};
	return [{ ...known, to, ...mapRow(answer, after), encoding, parts, ...notes }];
};

/**
 * Sends an SMS; where the answer got lost and the user wants it, finds it in the history.
 *
 * @param started where the message is counted as under way already
 */
export async function sendSms(
	context: ExecuteContext,
	request: Request,
	more: IDataObject = {},
	started?: Send,
): Promise<ApiResponse> {
	const body = { ...formBody(request.options), ...more };
	const send = started ?? (await start(context, body));
	const answer = answerTo(context, request, { body, send });
	answer.then(
		(accepted) => send.end('accepted', idIn(accepted)),
		(failure: unknown) => send.end(isOutcomeUnknown(failure) ? 'unknown' : 'rejected'),
	);
	return await answer;
}

async function answerTo(
	context: ExecuteContext,
	request: Request,
	{ body, send }: { body: IDataObject; send: Send },
): Promise<ApiResponse> {
	const looksUp = getBoolean(context, 'options.findLost', 'Find Lost Messages');
	const answer = apiRequest(context, request, { endpoint: 'sms/send', body, effect: 'sends' });
	if (!looksUp) return await answer;
	return await answer.catch(
		async (failure: unknown) => await findLostSms(context, { request, send, failure }),
	);
}

async function start(context: ExecuteContext, { to, text }: IDataObject): Promise<Send> {
	const account = await accountOf(context);
	const plan = await numberingPlanFor(context);
	return sends.start({ account, plan, to: String(to), text: String(text) }, {});
}

/** The message of an item of the operation that sends one SMS; none where its recipient is refused. */
export function wantedMessage(item: ItemContext): MessageText[] {
	const reading = readNumber(item.getNodeParameter('to', ''));
	if (reading.kind !== 'one') return [];
	return [{ to: reading.number, text: messageText(item), encoding: encodingOf(item).encoding }];
}

/** The exchange of the operation that sends an SMS, unless it was sent already. */
export function sendUnlessAlreadySent(alreadySent: AlreadySent): Execute {
	return async function (request) {
		const [verdict] = await alreadySent.verdicts(this, request);
		const [cleared] = verdict ? [verdict] : await alreadySent.clear(this, wantedMessage(this));
		if ('unsure' in cleared) throw unsureFailure(this, cleared.unsure);
		const answer =
			'sent' in cleared
				? { ...cleared.sent.row, alreadySent: true }
				: await sendSms(this, request, {}, cleared.send);
		return asItems(this, answer, sentMessage);
	};
}
