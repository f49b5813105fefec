import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { credentialSecrets } from '../../lib/callback';
import {
	isFromOtherSite,
	noticePage,
	questionPage,
	readAnswer,
	sendPage,
	setPageHeaders,
	thanksPage,
	type PageAnswer,
} from '../../lib/pages';
import type { ReplyLink } from '../../lib/reply';
import type { WebhookResponse } from '../../lib/webhookResponse';
import { checkLink, REJECTIONS } from './checkLink';
import { readLanguage, readQuestion } from './settings';
import { testNote } from './testNotes';

/**
 * Takes a call to a link. GET shows the page and starts nothing, because messengers and SMS apps open links for a preview;
 * each POST with an answer starts an execution. Whatever is not taken gets a page that says so.
 */
export async function handleWebhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { method, headers, originalUrl } = this.getRequestObject();
	const response: WebhookResponse = this.getResponseObject();
	const page = (status: number, html: string): IWebhookResponseData => {
		sendPage(response, status, html);
		return { noWebhookResponse: true };
	};
	const link = await checkLink(this, originalUrl);
	if ('rejected' in link) return await reject(this, link.rejected, page);
	const question = readQuestion(this);
	const note = testNote(this, 'question');
	if (method !== 'POST') return page(200, questionPage(question, undefined, note));
	if (isFromOtherSite(headers)) return page(403, noticePage(question.language, 'otherSite'));
	const answer = readAnswer(question, this.getBodyData());
	if ('problem' in answer) return page(422, questionPage(question, answer, note));
	// n8n sends the page once it has started the execution.
	setPageHeaders(response);
	return {
		webhookResponse: thanksPage(question, testNote(this, 'thanks')),
		workflowData: [[{ json: outputOf(link, answer) }]],
	};
}

/** @throws while the workflow is tested, when the credential cannot be used, which is the user's to mend */
async function reject(
	context: IWebhookFunctions,
	reason: keyof typeof REJECTIONS,
	page: (status: number, html: string) => IWebhookResponseData,
): Promise<IWebhookResponseData> {
	if (reason === 'unreadable' && context.getMode() === 'manual') {
		await credentialSecrets.read(context);
	}
	const { status, notice } = REJECTIONS[reason];
	return page(status, noticePage(readLanguage(context), notice, testNote(context, reason)));
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
