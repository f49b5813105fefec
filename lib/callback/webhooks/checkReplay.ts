import type { IWebhookFunctions } from 'n8n-workflow';

import type { WebhookResponse } from '../../webhookResponse';
import type { SignedReport } from '../receive';
import type { Rejection } from '../rejections';
import { ReplayGuard } from '../replayGuard';

const replayGuard = new ReplayGuard();

/**
 * Says whether a report is news at this node of this workflow, and remembers it, unless n8n could not start, or go on with, the
 * execution: then the report is news when it is called again. Until that is known, it is rejected with 503.
 */
export function checkReplay(
	context: IWebhookFunctions,
	{ nonce, report }: SignedReport,
): 'new' | 'known' | Rejection {
	const signature = [context.getWorkflow().id, context.getNode().id, nonce].join('/');
	const response: WebhookResponse = context.getResponseObject();
	const admission = replayGuard.check(signature, report, response);
	if (admission === 'new') response.once('finish', () => replayGuard.settle(signature));
	return admission;
}
