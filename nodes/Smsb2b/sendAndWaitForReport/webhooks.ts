import type { IWebhookDescription } from 'n8n-workflow';

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
