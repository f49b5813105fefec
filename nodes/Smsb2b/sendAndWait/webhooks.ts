import type { IWebhookDescription } from 'n8n-workflow';

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
