import { randomUUID } from 'crypto';
import 'reflect-metadata';
import { HookContext, WebhookContext } from 'n8n-core';
import {
	sleep,
	Workflow,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IHookFunctions,
	type INodeParameters,
	type INodeTypes,
	type IWebhookData,
	type IWebhookResponseData,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import type { Smsb2bReplyTrigger } from '../../../nodes/Smsb2bReplyTrigger/Smsb2bReplyTrigger.node';
import { Smsb2bTrigger } from '../../../nodes/Smsb2bTrigger/Smsb2bTrigger.node';

/** How a call was answered, and the items of the execution that it started. */
export interface Answer {
	status: number;
	text: string;
	contentType: string;
	headers: Record<string, string>;
	items: IDataObject[] | undefined;
}

/** A call to the trigger's URL, its body as n8n's parser leaves it. */
export interface Call {
	url: string;
	method?: 'GET' | 'POST';
	headers?: Record<string, string>;
	body?: unknown;
}

/** What a call meets with. */
export interface Circumstances {
	mode?: WorkflowExecuteMode;
	/** Whether n8n cannot start the execution, and answers 500. */
	startFails?: boolean;
	/** Whether the caller is gone before n8n answers. */
	hungUp?: boolean;
	/** Until when n8n stores the execution, before which it does not answer. */
	stored?: Promise<void>;
}

/** Node's ServerResponse as far as the trigger and n8n use it. */
class Response {
	statusCode = 200;
	text = '';
	writableEnded = false;
	readonly headers: Record<string, string> = {};
	private finished: Array<() => void> = [];

	/** @param hungUp whether the caller is gone: then Node does not say that the response has finished */
	constructor(private readonly hungUp: boolean) {}

	setHeader(name: string, value: string): void {
		this.headers[name.toLowerCase()] = value;
	}

	end(text: string): void {
		this.text = text;
		this.writableEnded = true;
		if (!this.hungUp) this.finished.forEach((listener) => listener());
	}

	once(_: 'finish', listener: () => void): void {
		this.finished.push(listener);
	}
}

/** A node that takes calls. */
type WebhookNode = Smsb2bTrigger | Smsb2bReplyTrigger;

/** A workflow with a trigger, on n8n-core's own webhook context. */
export class ListeningTrigger {
	/** What the trigger wrote into n8n's log at the level at which it is shown. */
	readonly log: string[] = [];
	credentialReads = 0;
	/** Why n8n cannot read the credential from now on. */
	credentialFailure: Error | undefined;
	/** Milliseconds that n8n takes to read it. */
	readingTime = 0;
	private readonly workflow: Workflow;
	/** May be edited while the trigger listens. */
	credential: ICredentialDataDecryptedObject;

	constructor(
		parameters: INodeParameters = {},
		credential: ICredentialDataDecryptedObject = {},
		id = 'w1',
		private readonly nodeType: WebhookNode = new Smsb2bTrigger(),
	) {
		this.credential = { authenticationMethod: 'apiKey', apiKey: '', ...credential };
		const node = {
			id: 'n1',
			name: nodeType.description.displayName,
			type: `n8n-nodes-smsb2b.${nodeType.description.name}`,
			typeVersion: 1.1,
			position: [0, 0] as [number, number],
			parameters,
			credentials: { smsb2bApi: { id: randomUUID(), name: 'SMSB2B' } },
		};
		const nodeTypes = {
			getByNameAndVersion: () => nodeType,
			getByName: () => nodeType,
			getKnownTypes: () => ({}),
		} as unknown as INodeTypes;
		this.workflow = new Workflow({ id, nodes: [node], connections: {}, active: true, nodeTypes });
	}

	async call(
		call: Call,
		{ mode = 'webhook', startFails = false, hungUp = false, stored }: Circumstances = {},
	): Promise<Answer> {
		const response = new Response(hungUp);
		const result = await this.run(call, response, mode);
		await stored;
		if (result.noWebhookResponse !== true) {
			response.statusCode = startFails ? 500 : 200;
			response.end(String(result.webhookResponse));
		}
		const items = result.workflowData?.[0].map(({ json }) => json);
		const { statusCode: status, text, headers } = response;
		return { status, text, contentType: headers['content-type'] ?? '', headers, items };
	}

	private async run(
		{ url, body, method = 'GET', headers = {} }: Call,
		httpResponse: Response,
		mode: WorkflowExecuteMode,
	): Promise<IWebhookResponseData> {
		const [node] = Object.values(this.workflow.nodes);
		const additionalData = {
			...this.credentials(),
			httpRequest: { originalUrl: url, url, method, body, headers, params: {}, query: {} },
			httpResponse,
		} as unknown as IWorkflowExecuteAdditionalData;
		const webhookData = {
			webhookDescription: this.nodeType.description.webhooks?.[0],
		} as unknown as IWebhookData;
		const context = new WebhookContext(
			this.workflow,
			node,
			additionalData,
			mode,
			webhookData,
			[],
			null,
		);
		const note = (message: string, context: object) =>
			this.log.push(`${message} ${JSON.stringify(context)}`);
		const logger = { warn: note, error: note, debug: () => {} };
		Object.defineProperty(context, 'logger', { value: logger });
		return await this.nodeType.webhook.call(context);
	}

	/** As n8n publishes the workflow; throws what would keep it from it. */
	async publish(): Promise<void> {
		const [node] = Object.values(this.workflow.nodes);
		const additionalData = this.credentials() as unknown as IWorkflowExecuteAdditionalData;
		const hook = new HookContext(this.workflow, node, additionalData, 'trigger', 'activate');
		const { checkExists, create } = this.nodeType.webhookMethods.default;
		if (!(await checkExists())) await create.call(hook as IHookFunctions);
	}

	private credentials() {
		return {
			credentialsHelper: {
				isCredentialUsableByNode: () => true,
				getDecrypted: async () => {
					this.credentialReads += 1;
					if (this.readingTime > 0) await sleep(this.readingTime);
					if (this.credentialFailure) throw this.credentialFailure;
					return this.credential;
				},
			},
		};
	}
}
