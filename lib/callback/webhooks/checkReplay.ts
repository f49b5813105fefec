import type { IWebhookFunctions } from 'n8n-workflow';

import type { SignedReport } from '../receive';
import type { Rejection } from '../rejections';
import { ReplayGuard } from '../replayGuard';

/** What is used of Node's ServerResponse, on which n8n's response is built. */
interface Response {
	statusCode: number;
	once(event: 'finish', listener: () => void): unknown;
}

const replayGuard = new ReplayGuard();

/**
 * Says whether a report is news at this node of this workflow, and remembers it, unless n8n could not start, or go on with, the
 * execution: then the report is news when it is called again.
 */
export function checkReplay(
	context: IWebhookFunctions,
	{ nonce, report }: SignedReport,
): 'new' | 'known' | Rejection {
	const signature = [context.getWorkflow().id, context.getNode().id, nonce].join('/');
	const admission = replayGuard.check(signature, report);
	if (admission === 'new') {
		const response: Response = context.getResponseObject();
		response.once('finish', () => {
			if (response.statusCode >= 500) replayGuard.forget(signature, report.statusCode);
		});
	}
	return admission;
}
