import { WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	INodeParameters,
	IRunExecutionData,
	IWebhookData,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { Smsb2b } from '../../../nodes/Smsb2b/Smsb2b.node';
import {
	additionalDataOf,
	runInWorkflow,
	workflowOf,
	type Ended,
	type Setup,
} from '../../support/engine';
import type { TestSandbox } from '../../support/sandbox';

/** How a call to the link was answered, and the items with which the execution continued. */
export interface Answer {
	status: number;
	page: string;
	headers: Record<string, string>;
	items: IDataObject[] | undefined;
}

/** A call to the link of a message. */
export interface Call {
	method?: 'GET' | 'POST';
	/** As n8n's parser leaves it. */
	body?: unknown;
	query?: Record<string, unknown>;
	headers?: Record<string, string>;
	/** Whether n8n takes until told to send its answer. */
	until?: Promise<void>;
}

/** Node's ServerResponse as far as pages and n8n use it. */
class Response {
	statusCode = 200;
	page = '';
	readonly headers: Record<string, string> = {};
	private readonly listeners: Array<() => void> = [];

	setHeader(name: string, value: string): void {
		this.headers[name.toLowerCase()] = value;
	}

	end(page: string): void {
		this.page = page;
		this.listeners.forEach((listener) => listener());
	}

	once(_: 'close', listener: () => void): void {
		this.listeners.push(listener);
	}
}

const question = { to: '6971234567', message: 'Excursion?' };
const smsb2b = new Smsb2b();

/** The parameters of a question by SMS, with changes. */
export function setupOf(
	sandbox: TestSandbox,
	parameters: INodeParameters = {},
	others: Partial<Setup> = {},
): Setup {
	return {
		parameters: { resource: 'sms', operation: 'sendAndWait', ...question, ...parameters },
		credential: sandbox.credential,
		...others,
	};
}

/** An execution that waits for an answer. */
export class WaitingExecution {
	private readonly stored: string;
	/** What the node handed on, which n8n passes on when the time is over. */
	readonly parked: IDataObject[];
	readonly waitTill: Date;

	private constructor(
		private readonly setup: Setup,
		{ data, items, waitTill }: Ended & { waitTill: Date },
		/** The query of the link in the message. */
		readonly query: Record<string, string>,
	) {
		// As n8n's database gives it back.
		this.stored = JSON.stringify(data);
		this.parked = items.map(({ json }) => json);
		this.waitTill = waitTill;
	}

	static async start(setup: Setup, linkOf: () => Promise<string>): Promise<WaitingExecution> {
		const ended = await runInWorkflow(setup);
		if (!ended.waitTill) throw new Error(`The execution does not wait: ${ended.failure?.message}`);
		const { searchParams } = new URL(await linkOf());
		const query = Object.fromEntries(searchParams);
		return new WaitingExecution(setup, { ...ended, waitTill: ended.waitTill }, query);
	}

	/** What n8n passes on when the time is over: the input of the node. */
	get passedOn(): unknown {
		return this.data.executionData?.nodeExecutionStack[0].data.main[0];
	}

	async call({
		method = 'POST',
		body,
		query = this.query,
		headers = {},
		until,
	}: Call): Promise<Answer> {
		const response = new Response();
		const workflow = workflowOf(this.setup);
		const additionalData = {
			...additionalDataOf(this.setup),
			httpRequest: { method, headers, query, body, params: {} },
			httpResponse: response,
		} as unknown as IWorkflowExecuteAdditionalData;
		const context = new WebhookContext(
			workflow,
			workflow.nodes[this.setup.nodeName ?? 'SMSB2B'],
			additionalData,
			'webhook',
			{ webhookDescription: {} } as unknown as IWebhookData,
			[],
			this.data,
		);
		await workflow.expression.acquireIsolate();
		try {
			const result = await smsb2b.webhook.call(context);
			await until;
			if (result.noWebhookResponse !== true) response.end(String(result.webhookResponse));
			const items = result.workflowData?.[0].map(({ json }) => json);
			const { statusCode: status, page, headers: sent } = response;
			return { status, page, headers: sent, items };
		} finally {
			await workflow.expression.releaseIsolate();
		}
	}

	private get data(): IRunExecutionData {
		return JSON.parse(this.stored) as IRunExecutionData;
	}
}

/** The link of the newest message: behind its text, or its button. */
export async function newestLink(sandbox: TestSandbox): Promise<string> {
	const { text = '', viber } = (await sandbox.messages()).at(-1) ?? {};
	return viber?.buttonAction ?? text.slice(text.lastIndexOf('\n') + 1);
}
