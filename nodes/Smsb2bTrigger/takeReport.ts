import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import {
	eventOf,
	isRefusal,
	receiveReport,
	REFUSALS,
	UsedSignatures,
	type DeliveryReport,
	type ReceivedReport,
	type Refusal,
} from '../../callback';
import { keptSecret, readSecret } from './secrets';

/** What is used of Node's ServerResponse, on which n8n's response is built. */
interface Response {
	statusCode: number;
	setHeader(name: string, value: string): unknown;
	end(text: string): unknown;
	once(event: 'finish', listener: () => void): unknown;
}

const TAKEN = { webhookResponse: 'OK' };

const usedSignatures = new UsedSignatures();

/**
 * Takes a call to the trigger's URL: a delivery report of a wanted event starts an execution and is answered 200 at once, one
 * that is not wanted or that was taken before is answered 200 as well, and anything else gets a plain 4xx.
 *
 * @throws when the credential has nothing to check signatures with, which is the user's to mend
 */
export async function takeReport(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const received = await receive(this);
	if (isRefusal(received)) return refuse(this, received);

	const { report, nonce } = received;
	const admission = nonce === undefined ? 'new' : admit(this, nonce, report);
	if (typeof admission === 'object') return refuse(this, admission);

	const events = this.getNodeParameter('events') as string[];
	const event = eventOf(report.status);
	if (admission === 'known' || event === undefined || !events.includes(event)) return TAKEN;
	return { ...TAKEN, workflowData: [this.helpers.returnJsonArray(report as IDataObject)] };
}

async function receive(context: IWebhookFunctions): Promise<ReceivedReport | Refusal> {
	const { originalUrl }: { originalUrl: string } = context.getRequestObject();
	const request = { url: originalUrl, body: context.getBodyData() };
	if (context.getNodeParameter('authentication') === 'none')
		return receiveReport(request, undefined);

	const secret = keptSecret(context);
	const received = secret === undefined ? undefined : receiveReport(request, secret);
	const mayBeStale =
		received === undefined || (isRefusal(received) && received.refused === 'altered');
	return mayBeStale ? receiveReport(request, await readSecret(context)) : received;
}

/** While a workflow is tried out, the same call may be made again and again. */
function admit(
	context: IWebhookFunctions,
	nonce: string,
	report: DeliveryReport,
): 'new' | 'known' | Refusal {
	if (context.getMode() === 'manual') return 'new';
	const signature = [context.getWorkflow().id, context.getNode().id, nonce].join('/');
	const admission = usedSignatures.admit(signature, report);
	if (admission === 'new') {
		const response: Response = context.getResponseObject();
		response.once('finish', () => {
			if (response.statusCode >= 500) usedSignatures.forget(signature, report.statusCode);
		});
	}
	return admission;
}

function refuse(context: IWebhookFunctions, { refused }: Refusal): IWebhookResponseData {
	const { status, text } = REFUSALS[refused];
	// Noise from the internet is not worth a line; a signature that is not right may be the user's own.
	const level = status === 403 ? 'warn' : 'debug';
	context.logger[level](`SMSB2B Trigger refused a call: ${text}`, { node: context.getNode().name });
	const response: Response = context.getResponseObject();
	response.statusCode = status;
	response.setHeader('Content-Type', 'text/plain; charset=utf-8');
	response.end(text);
	return { noWebhookResponse: true };
}
