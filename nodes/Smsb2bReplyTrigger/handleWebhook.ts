import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import {
	isFromOtherSite,
	noticePage,
	questionPage,
	readAnswer,
	sendPage,
	setPageHeaders,
	thanksPage,
	type PageAnswer,
	type PageResponse,
} from '../../lib/pages';
import type { ReplyLink } from '../../lib/reply';
import { checkLink, REJECTIONS } from './checkLink';
import { readLanguage, readQuestion } from './settings';

/**
 * Takes a call to a link. GET shows the page and starts nothing, because messengers and SMS apps open links for a preview;
 * each POST with an answer starts an execution. Whatever is not taken gets a page that says so.
 */
export async function handleWebhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { method, headers, originalUrl } = this.getRequestObject();
	const response: PageResponse = this.getResponseObject();
	const page = (status: number, html: string): IWebhookResponseData => {
		sendPage(response, status, html);
		return { noWebhookResponse: true };
	};
	const link = await checkLink(this, originalUrl);
	if ('rejected' in link) {
		const { status, notice } = REJECTIONS[link.rejected];
		return page(status, noticePage(readLanguage(this), notice));
	}
	const question = readQuestion(this);
	if (method !== 'POST') return page(200, questionPage(question));
	if (isFromOtherSite(headers)) return page(403, noticePage(question.language, 'otherSite'));
	const answer = readAnswer(question, this.getBodyData());
	if ('problem' in answer) return page(422, questionPage(question, answer));
	// n8n sends the page once it has started the execution.
	setPageHeaders(response);
	return {
		webhookResponse: thanksPage(question),
		workflowData: [[{ json: outputOf(link, answer) }]],
	};
}

function outputOf({ reference, query }: ReplyLink, { value, text }: PageAnswer): IDataObject {
	return {
		reference,
		answer: value ?? null,
		text,
		answeredAt: new Date().toISOString(),
		query,
	};
}
