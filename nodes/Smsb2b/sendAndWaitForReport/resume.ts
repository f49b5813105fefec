import type { IWebhookDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import {
	checkReplay,
	isFinalStatus,
	isRejection,
	readSignedReport,
	reject,
	type SignedReport,
	waitOf,
} from '../../../lib/callback';
import { selected } from '../../../lib/api/selectFields';
import type { WebhookResponse } from '../../../lib/webhookResponse';
import { type AwaitedReport, awaitedReport } from './awaitedReport';
import { endPolling } from './pollWhileWaiting';
import { secondsSince, waitResult } from './waitResult';

/**
 * How n8n finds its way back to a waiting execution: with an empty path its resume URL is enough, and
 * SMSB2B may append the report to it. GET is what SMSB2B calls with (reference, sms/send `callback`).
 */
export const resumeWebhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'GET',
		responseMode: 'onReceived',
		path: '',
		restartWebhook: true,
		isFullPath: true,
	},
];

const TAKEN = { webhookResponse: 'OK' };

/**
 * Takes a call to the resume URL of an execution that waits for a report: the signed report of a final state of the message
 * that is waited for lets it go on, an interim one and that of another message get a response and nothing more, one
 * that n8n is storing gets 503, and anything else a plain 4xx.
 */
export async function resume(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { originalUrl }: { originalUrl: string } = this.getRequestObject();
	const audience = waitOf(this.getExecutionId());
	const received = await readSignedReport(this, { url: originalUrl }, audience);
	if (isRejection(received)) return reject(this, received);
	const awaited = awaitedReport.read(this);
	if (awaited === undefined || !isAwaited(received, awaited)) return TAKEN;
	// Of calls at the same time n8n would respond to all but one with 500.
	const admission = checkReplay(this, received);
	if (admission === 'known') return TAKEN;
	if (admission !== 'new') return reject(this, admission);
	endPollingOnceStored(this, awaited);
	const { smsId, to, cost, mcc, mnc, status, statusCode } = received.report;
	const json = waitResult(
		{ smsId, to, cost, mcc, mnc, ...awaited.beside },
		{ status, statusCode, timedOut: false, waitedSeconds: secondsSince(awaited.sentAt) },
	);
	const output = { json: selected(json, awaited.outputFields ?? []), pairedItem: { item: 0 } };
	return { ...TAKEN, workflowData: [[output]] };
}

/** While it is not certain that n8n goes on with the execution, the report may be needed again. */
function endPollingOnceStored(context: IWebhookFunctions, { nonce }: AwaitedReport): void {
	const response: WebhookResponse = context.getResponseObject();
	response.once('close', () => {
		if (response.writableEnded && response.statusCode < 500) endPolling(nonce);
	});
}

/**
 * Whether a report ends the wait. In a loop all messages of an execution have the same resume URL, and the report of
 * the one before may come again: the signature tells them apart, since anyone can put another ID beside it.
 */
function isAwaited({ report, nonce }: SignedReport, awaited: AwaitedReport): boolean {
	return nonce === awaited.nonce && report.smsId === awaited.smsId && isFinalStatus(report.status);
}
