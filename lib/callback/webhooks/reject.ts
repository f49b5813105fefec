import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { WebhookResponse } from '../../webhookResponse';
import { type Rejection, type RejectionReason, REJECTIONS } from '../rejections';
import { isDue } from './logLines';

/** Responds to a call that is no delivery report, or that is to come again, in plain text; nothing is started. */
export function reject(context: IWebhookFunctions, { rejected }: Rejection): IWebhookResponseData {
	note(context, rejected);
	const { status, text } = REJECTIONS[rejected];
	const response: WebhookResponse = context.getResponseObject();
	response.statusCode = status;
	response.setHeader('Content-Type', 'text/plain; charset=utf-8');
	response.end(text);
	return { noWebhookResponse: true };
}

/** Noise from the internet is not worth a line; a signature that is not right may be the user's own. */
function note(context: IWebhookFunctions, rejected: RejectionReason): void {
	const { status, text } = REJECTIONS[rejected];
	const { id, name } = context.getNode();
	const level = status === 403 && isDue(`${id}/${rejected}`) ? 'warn' : 'debug';
	context.logger[level](`SMSB2B Trigger rejected a request: ${text}`, { node: name });
}
