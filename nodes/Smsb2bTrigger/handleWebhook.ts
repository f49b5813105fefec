import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import {
	type CallbackRequest,
	checkReplay,
	credentialSecrets,
	type DeliveryReport,
	eventOf,
	isRejection,
	readSignedReport,
	receiveUnsignedReport,
	reject,
	type Rejection,
	reportsAt,
} from '../../lib/callback';

import { wantedEvents } from '../../lib/status/wantedEvents';
import { authenticationOf } from './fields';

const TAKEN = { webhookResponse: 'OK' };

/**
 * Takes a call to the trigger's URL: a delivery report of a wanted event starts an execution and gets 200 at once, one
 * that is not wanted or that was taken before gets 200 as well, one that n8n is storing 503, and anything else a plain 4xx.
 *
 * @throws while the workflow is tried out in the editor, when the credential has nothing to check signatures with
 */
export async function handleWebhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { originalUrl }: { originalUrl: string } = this.getRequestObject();
	const request = { url: originalUrl, body: this.getBodyData() };
	const report =
		authenticationOf(this) === 'none'
			? receiveUnsignedReport(request)
			: await takeNews(this, request);
	if (report === 'known') return TAKEN;
	if (isRejection(report)) return reject(this, report);

	const { events } = wantedEvents(this.getNodeParameter('events'));
	const event = eventOf(report.status);
	if (event === undefined || !events.includes(event)) return TAKEN;
	return { ...TAKEN, workflowData: [this.helpers.returnJsonArray(report as IDataObject)] };
}

async function takeNews(
	context: IWebhookFunctions,
	request: CallbackRequest,
): Promise<DeliveryReport | 'known' | Rejection> {
	const isTriedOut = context.getMode() === 'manual';
	const received = await readSignedReport(context, request, reportsAt(request.url));
	if (isRejection(received)) {
		// Who tries it out is told why.
		if (isTriedOut && received.rejected === 'unreadable') await credentialSecrets.read(context);
		return received;
	}
	// While a workflow is tried out, the same call may be made again and again.
	const admission = isTriedOut ? 'new' : checkReplay(context, received);
	return admission === 'new' ? received.report : admission;
}
