import { type IWebhookFunctions, type IWebhookResponseData, sleep } from 'n8n-workflow';

import { signCallback, waitOf } from '../../../../../lib/callback';
import type { ExecuteContext, PreparedRequest } from '../../../../../lib/api/context';
import {
	endPolling,
	pollWhileWaiting,
} from '../../../../../nodes/Smsb2b/sendAndWaitForReport/pollWhileWaiting';
import { resume } from '../../../../../nodes/Smsb2b/sendAndWaitForReport/resume';
import { secret } from '../../../lib/callback/calls';

interface Answer {
	status: number;
	result: IWebhookResponseData;
}

/** A signed resume URL, and the nonce of its signature. */
function sign(executionId: string) {
	const url = `http://host/webhook-waiting/${executionId}?signature=token`;
	const audience = waitOf(executionId);
	const signed = signCallback(url, { to: '6901234567' }, { secret, audience });
	if (!('url' in signed)) throw new Error(signed.message);
	return signed;
}

let awaited = sign('1');
beforeEach(() => {
	awaited = sign('1');
});

/** A call at the address of the execution 1, which waits for the message 7 and `awaited`, unless it waits for nothing. */
async function call(
	query: string,
	{ url = awaited.url, waits = true, status = 200, kept = {} } = {},
): Promise<Answer> {
	const nothing = () => {};
	const finished: Array<() => void> = [];
	const once = (_: string, listener: () => void) => finished.push(listener);
	const written = { setHeader: nothing, end: nothing, once };
	const response = { statusCode: status, writableEnded: false, ...written };
	const state = { smsId: '7', nonce: awaited.nonce, sentAt: Date.now() - 4_000, ...kept };
	const context = {
		getRequestObject: () => ({ originalUrl: `${url}${query}` }),
		getResponseObject: () => response,
		getExecutionId: () => '1',
		getWorkflow: () => ({ id: 'w1' }),
		getNode: () => ({
			id: 'n1',
			name: 'Send "and" {{wait}}',
			credentials: { smsb2bApi: { id: 'wait' } },
		}),
		getCredentials: async () => ({ callbackSecret: secret }),
		evaluateExpression: (expression: string) => {
			expect(expression).toBe(
				'{{ JSON.stringify($node["Send \\"and\\" \\u007b\\u007bwait\\u007d\\u007d"].context.awaitedReport) }}',
			);
			return waits ? JSON.stringify(state) : undefined;
		},
		logger: { warn: () => {}, debug: () => {}, error: () => {} },
	};
	const result = await resume.call(context as unknown as IWebhookFunctions);
	response.writableEnded = true;
	finished.forEach((listener) => listener());
	return { status: response.statusCode, result };
}

const TAKEN = { webhookResponse: 'OK' };

test.each([
	['d', 'delivered'],
	['f', 'failed'],
	['2', 'delivered'],
	['D', 'delivered'],
])('the report "%s" lets the execution go on', async (code, status) => {
	const { workflowData } = (await call(`&msgid=7&status=${code}`)).result;
	expect(workflowData?.[0][0].json).toMatchObject({
		...{ smsId: '7', status, timedOut: false, waitedSeconds: 4 },
	});
});

test('the execution goes on with the selected fields', async () => {
	const kept = { outputFields: ['smsId', 'status'], beside: { testRun: true } };
	const { workflowData } = (await call('&msgid=7&status=d&cost=1', { kept })).result;
	expect(workflowData?.[0][0].json).toEqual({
		...{ smsId: '7', status: 'delivered', timedOut: false, testRun: true },
	});
});

test('the execution goes on with the raw response beside the report', async () => {
	const kept = { beside: { response: { id: '7', error: '0' } } };
	const { workflowData } = (await call('&msgid=7&status=d', { kept })).result;
	expect(workflowData?.[0][0].json).toMatchObject({
		...{ smsId: '7', status: 'delivered', response: { id: '7', error: '0' } },
	});
});

test.each(['s', 'q', '1'])(
	'the report "%s" is taken, and the execution goes on waiting',
	async (code) => {
		expect((await call(`&msgid=7&status=${code}`)).result).toEqual(TAKEN);
	},
);

test('the report of another message is taken, and the execution goes on waiting', async () => {
	expect((await call('&msgid=8&status=d')).result).toEqual(TAKEN);
});

test('the signature of another message does not end the wait, whatever id stands beside it', async () => {
	const { url } = sign('1');
	expect((await call('&msgid=7&status=d', { url })).result).toEqual(TAKEN);
});

test('the signature of another execution is refused', async () => {
	const { status, result } = await call('&msgid=7&status=d', { url: sign('2').url });
	expect(result).toEqual({ noWebhookResponse: true });
	expect(status).toBe(403);
});

test('a true report does not end the wait of another operation', async () => {
	expect((await call('&msgid=7&status=d', { waits: false })).result).toEqual(TAKEN);
});

test('a true report that is called again ends the wait once, unless n8n could not go on', async () => {
	const report = '&msgid=7&status=d';
	expect((await call(report, { status: 500 })).result.workflowData).toBeDefined();
	expect((await call(report)).result.workflowData).toBeDefined();
	expect((await call(report)).result).toEqual(TAKEN);
});

describe('the looks at the status that are still to come', () => {
	/** The looks of the wait; each asks SMSB2B. */
	function looks() {
		const send = jest.fn(async () => ({}));
		const context = { send } as unknown as ExecuteContext;
		const request = { options: {}, preSend: [], postReceive: [] } as unknown as PreparedRequest;
		const end = Date.now() + 3_600_000;
		const wait = { smsId: '7', nonce: awaited.nonce, end, onReport: async () => {} };
		const over = jest.fn();
		const ended = pollWhileWaiting(context, request, wait).then(over);
		return { send, over, ended };
	}

	test('end with the report, so that no data of the execution stays in memory', async () => {
		const { send, ended } = looks();
		await call('&msgid=7&status=d');
		await ended;
		expect(send).not.toHaveBeenCalled();
	});

	test('go on after an interim report, another message, and where n8n could not go on', async () => {
		const { over, ended } = looks();
		await call('&msgid=7&status=s');
		await call('&msgid=8&status=d');
		await call('&msgid=7&status=d', { status: 500 });
		await sleep(20);
		expect(over).not.toHaveBeenCalled();
		endPolling(awaited.nonce);
		await ended;
	});
});
