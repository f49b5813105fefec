import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import {
	callbackSecret,
	isRefusal,
	receiveReport,
	REFUSALS,
	type RefusalReason,
	type SecretSource,
} from '../../../callback';
import { secondsSince, waitResult } from './result';
import { isFinal } from './state';

/** The parameter of the resume URL that says when the message was sent, in milliseconds. */
export const SENT_AT = 'sentAt';

/** What is used of Node's ServerResponse, on which n8n's response is built. */
interface Response {
	statusCode: number;
	setHeader(name: string, value: string): unknown;
	end(text: string): unknown;
}

/**
 * Takes a call to the resume URL of a waiting execution: the signed report of an end state lets it go
 * on, an interim one is answered and nothing more, and anything else gets a plain 4xx.
 */
export async function resume(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { originalUrl }: { originalUrl: string } = this.getRequestObject();
	const secret = callbackSecret(await this.getCredentials<SecretSource>('smsb2bApi'));
	if (secret === undefined) return refuse(this, 'unsigned');
	const received = receiveReport({ url: originalUrl }, secret);
	if (isRefusal(received)) return refuse(this, received.refused);
	const { smsId, to, cost, mcc, mnc, query, status, statusCode } = received.report;
	if (!isFinal(status) || isOfAnother(this, smsId)) return { webhookResponse: 'OK' };
	const json = waitResult(
		{ smsId, to, cost, mcc, mnc },
		{ status, statusCode, timedOut: false, waitedSeconds: secondsSince(Number(query[SENT_AT])) },
	);
	return { webhookResponse: 'OK', workflowData: [[{ json, pairedItem: { item: 0 } }]] };
}

/**
 * Whether a report is of another message than the one that is waited for. In a loop all messages of an execution have
 * the same resume URL, but for what is signed, and the report of the one before may come again.
 */
function isOfAnother(context: IWebhookFunctions, smsId: string): boolean {
	// What the node handed on when it was parked.
	const awaited = context.evaluateExpression('{{ $json.smsId }}', 0);
	return isText(awaited) && String(awaited) !== smsId;
}

function isText(value: unknown): value is string | number {
	return typeof value === 'string' || typeof value === 'number';
}

function refuse(context: IWebhookFunctions, reason: RefusalReason): IWebhookResponseData {
	const { status, text } = REFUSALS[reason];
	const response: Response = context.getResponseObject();
	response.statusCode = status;
	response.setHeader('Content-Type', 'text/plain; charset=utf-8');
	response.end(text);
	return { noWebhookResponse: true };
}
