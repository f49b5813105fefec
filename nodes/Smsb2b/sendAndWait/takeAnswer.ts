import type { IWebhookDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { selected } from '../../../lib/api/selectFields';
import {
	isFromOtherSite,
	noticePage,
	type PageLanguage,
	questionPage,
	readAnswer,
	sendPage,
	setPageHeaders,
	thanksPage,
} from '../../../lib/pages';
import type { WebhookResponse } from '../../../lib/webhookResponse';
import { NONCE_PARAMETER } from './link';
import { answered } from './result';
import { awaitedAnswer } from './awaitedAnswer';

const webhook = {
	name: 'default',
	responseMode: 'onReceived',
	// Otherwise n8n answers with the name of a mode instead of the page.
	responseData: '',
	path: '={{ $nodeId }}',
	restartWebhook: true,
	isFullPath: true,
} as const satisfies Partial<IWebhookDescription>;

/** How n8n finds its way back to an execution that waits for an answer: GET shows the page, POST answers. */
export const answerWebhooks: IWebhookDescription[] = [
	{ ...webhook, httpMethod: 'GET' },
	{ ...webhook, httpMethod: 'POST' },
];

/** Waits whose answer n8n is just taking: of two taps at the same moment one counts. */
const beingAnswered = new Set<string>();

/**
 * Takes a call to the link of a message. GET shows the page and changes nothing, because messengers and SMS apps open
 * links for a preview; POST with an answer lets the execution continue. n8n has checked the signature of the link.
 */
export async function takeAnswer(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { method, headers } = this.getRequestObject();
	const response: WebhookResponse = this.getResponseObject();
	const page = (status: number, html: string): IWebhookResponseData => {
		sendPage(response, status, html);
		return { noWebhookResponse: true };
	};
	const wait = awaitedAnswer.read(this);
	const language: PageLanguage = wait?.question.language ?? 'en';
	const query = this.getQueryData() as Record<string, unknown>;
	if (wait === undefined || query[NONCE_PARAMETER] !== wait.nonce) {
		return page(410, noticePage(language, 'notValid'));
	}
	const { question, nonce } = wait;
	if (method !== 'POST') return page(200, questionPage(question));
	if (isFromOtherSite(headers)) return page(403, noticePage(language, 'otherSite'));
	const answer = readAnswer(question, this.getBodyData());
	if ('problem' in answer) return page(422, questionPage(question, answer));
	if (beingAnswered.has(nonce)) return page(409, noticePage(language, 'alreadyReceived'));

	beingAnswered.add(nonce);
	response.once('close', () => beingAnswered.delete(nonce));
	const json = selected(answered(wait, answer), wait.outputFields ?? []);
	// n8n sends the page once it has found that the execution was still waiting.
	setPageHeaders(response);
	return {
		webhookResponse: thanksPage(question),
		workflowData: [[{ json, pairedItem: { item: 0 } }]],
	};
}
