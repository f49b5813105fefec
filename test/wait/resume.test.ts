import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { signCallback } from '../../callback';
import { resume } from '../../nodes/Smsb2b/wait/resume';
import { secret } from '../callback/calls';

/** The report of a message, called at the address of an execution that waits for the message 7. */
async function report(smsId: string, status: string): Promise<IWebhookResponseData> {
	const signed = signCallback('http://host/webhook-waiting/1', { to: '6901234567' }, secret);
	if (!('url' in signed)) throw new Error(signed.what);
	const context = {
		getRequestObject: () => ({ originalUrl: `${signed.url}&msgid=${smsId}&status=${status}` }),
		getCredentials: async () => ({ callbackSecret: secret }),
		evaluateExpression: () => '7',
	};
	return await resume.call(context as unknown as IWebhookFunctions);
}

test.each([
	['d', 'delivered'],
	['f', 'failed'],
	['2', 'delivered'],
])('the report "%s" lets the execution go on', async (code, status) => {
	const { workflowData } = await report('7', code);
	expect(workflowData?.[0][0].json).toMatchObject({
		...{ smsId: '7', status, statusCode: code },
		timedOut: false,
	});
});

test.each(['s', 'q', '1'])(
	'the report "%s" is taken, and the execution goes on waiting',
	async (code) => {
		expect(await report('7', code)).toEqual({ webhookResponse: 'OK' });
	},
);

test('the report of another message is taken, and the execution goes on waiting', async () => {
	expect(await report('8', 'd')).toEqual({ webhookResponse: 'OK' });
});
