import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { apiRequest } from '../../../lib/api/apiRequest';
import {
	type Execute,
	type ExecuteContext,
	formBody,
	type ItemContext,
	type PreparedRequest,
} from '../../../lib/api/context';
import { accountOf } from '../../../lib/api/credential';
import type { ApiResponse } from '../../../lib/api/formats';
import { asItems, type OutputMapper } from '../../../lib/api/output';
import { bareId } from '../../../lib/api/plainText';
import type { OperationResponse } from '../../../lib/api/readResponse';
import { asId, asNumber, asText, mapRow, type RowMapper } from '../../../lib/api/rowMapper';
import { alone, onlyObject } from '../../../lib/api/rows';
import type { Encoding } from '../../../lib/encoding/parts';
import { isOutcomeUnknown } from '../../../lib/errors/itemError';
import { readMobileNumber } from '../../../lib/phone/readMobileNumber';
import { encodingOf } from '../fields/message';
import { messagesToOne, numberAsWritten } from '../fields/recipient';
import { messageText } from '../fields/messageText';
import type { PlannedMessages } from '../operation';
import { getBoolean } from '../validation/boolean';
import { historyZoneFor } from '../validation/historyZoneFor';
import { numberingPlanFor } from '../validation/numberingPlanFor';
import { schedule } from '../sendBetween/schedule';
import { type AlreadySent, type OutgoingMessage, unsureFailure } from './alreadySent';
import { findLostSms } from './findLostSms';
import { keysOf, type Send, sendsUnderWay } from './sendsUnderWay';

const before: RowMapper = (row) => ({ smsId: idIn(row) });

/** The ID of a response, be it in the only object within it. */
function idIn(answer: ApiResponse): string | undefined {
	return idOf(answer) ?? idOf(onlyObject(answer) ?? {});
}

function idOf({ smsId, id }: ApiResponse): string | undefined {
	return asId(alone(smsId), alone(id));
}

const charge: RowMapper = (row) => ({ cost: asNumber(row.cost) });

const after: RowMapper = (row) => ({
	balance: asNumber(row.balance),
	mcc: asText(row.mcc),
	mnc: asText(row.mnc),
});

/** The response to an operation that sends one SMS. */
export const smsResponse: OperationResponse = { plain: bareId('smsId') };

const WITHOUT_ID =
	'SMSB2B accepted the message but returned no ID for it: look it up with History: Get Many Single Messages.';

/** What SMSB2B returned, with what the message was sent as. */
export const sendOutput: OutputMapper = function (response) {
	const { encoding, parts } = encodingOf(this);
	const to = numberAsWritten(this.getNodeParameter('to', ''));
	return [outputOf(response, { to, encoding, parts })];
};

/** What SMSB2B returned of an SMS, with what that was sent as. */
export function outputOf(
	response: ApiResponse,
	{ to, encoding, parts }: { to?: string; encoding: Encoding; parts: number },
): IDataObject {
	const { foundInHistory, alreadySent, scheduledFor } = response;
	const known = mapRow(response, before);
	const notes = {
		...(known.smsId === undefined && { note: WITHOUT_ID }),
		...(foundInHistory === true && { foundInHistory }),
		...(alreadySent === true && { alreadySent }),
		...(scheduledFor !== undefined && { scheduledFor }),
	};
	const cost = mapRow(response, charge);
	const recipient = to === undefined ? {} : { to };
	return { ...known, ...recipient, parts, ...cost, encoding, ...mapRow(response, after), ...notes };
}

/**
 * Sends an SMS; where the response got lost and the user wants it, finds it in the history.
 *
 * @param started where the message is counted as under way already
 */
export async function sendSms(
	context: ExecuteContext,
	request: PreparedRequest,
	more: IDataObject = {},
	started?: Send,
): Promise<ApiResponse> {
	const body = { ...formBody(request.options), ...more };
	const send = started ?? (await start(context, body));
	const response = answerTo(context, request, { body, send });
	response.then(
		(accepted) => send.end('accepted', idIn(accepted)),
		(failure: unknown) => send.end(isOutcomeUnknown(failure) ? 'unknown' : 'rejected'),
	);
	return await response;
}

async function answerTo(
	context: ExecuteContext,
	request: PreparedRequest,
	{ body, send }: { body: IDataObject; send: Send },
): Promise<ApiResponse> {
	const looksUp = getBoolean(context, 'options.findLost', 'Check History If No Response');
	if (looksUp) await historyZoneFor(context);
	const response = apiRequest(context, request, { endpoint: 'sms/send', body, effect: 'sends' });
	if (!looksUp) return await response;
	return await response.catch(
		async (failure: unknown) => await findLostSms(context, { request, send, failure }),
	);
}

async function start(context: ExecuteContext, { to, text }: IDataObject): Promise<Send> {
	const account = await accountOf(context);
	const plan = await numberingPlanFor(context);
	const key = keysOf(account, plan)(String(to), String(text));
	return sendsUnderWay.start({ account, key }, {});
}

/** What an item of an operation is about to send that sends one SMS. */
export function planSms(item: ItemContext): PlannedMessages {
	return { count: messagesToOne(item), parts: encodingOf(item).parts };
}

/** The output of a test in which such an SMS is not sent. */
export function previewSms(item: ItemContext): INodeExecutionData[] {
	const { encoding, parts } = encodingOf(item);
	const to = numberAsWritten(item.getNodeParameter('to', ''));
	const json = { to, encoding, parts, ...schedule(item, {}) };
	return [{ json }];
}

/** The message of an item of the operation that sends one SMS; none where its recipient is rejected. */
export function wantedMessage(item: ItemContext): OutgoingMessage[] {
	const reading = readMobileNumber(item.getNodeParameter('to', ''));
	if (reading.kind !== 'one') return [];
	return [{ to: reading.number, text: messageText(item), encoding: encodingOf(item).encoding }];
}

/** The execution of the operation that sends an SMS, unless it was sent already. */
export function sendUnlessAlreadySent(alreadySent: AlreadySent): Execute {
	return async (context, request) => {
		const later = schedule(context, formBody(request.options));
		const [verdict] = await alreadySent.verdicts(context, request);
		const [started] = verdict
			? [verdict]
			: await alreadySent.startUnlessSent(context, wantedMessage(context));
		if ('unsure' in started) throw unsureFailure(context, started.unsure);
		const response =
			'sent' in started
				? { ...started.sent.row, alreadySent: true }
				: { ...(await sendSms(context, request, {}, started.send)), ...later };
		return asItems(context, response, sendOutput);
	};
}
