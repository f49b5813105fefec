import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
	IDataObject,
	INodeExecutionData,
	IRunExecutionData,
	IWebhookData,
	IWorkflowExecuteAdditionalData,
	Workflow,
} from 'n8n-workflow';
import { core, nodeTypes } from './engine.mts';
import { additionalDataOf, withIsolate, type Setup } from './workflow.mts';

/** The node that a call is for. */
export interface Listener {
	workflow: Workflow;
	node: string;
	/** Of the execution that waits. */
	data?: IRunExecutionData;
	setup?: Partial<Setup>;
}

/** Takes calls from outside as n8n's server does, and hands them to the node that listens. */
export class WebhookServer {
	/** The items of each execution that was started or that continues. */
	readonly executions: INodeExecutionData[][][] = [];
	listener: Listener | undefined;
	readonly #server: Server;

	private constructor() {
		this.#server = createServer((request, response) => {
			this.#take(request, response).catch((error: unknown) => {
				response.statusCode = 500;
				response.end(String(error));
			});
		});
	}

	static async start(): Promise<WebhookServer> {
		const server = new WebhookServer();
		server.#server.listen(0, '127.0.0.1');
		await once(server.#server, 'listening');
		return server;
	}

	get url(): string {
		return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		this.#server.close();
		this.#server.closeAllConnections();
		await once(this.#server, 'close');
	}

	async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (!this.listener) throw new Error('No node listens.');
		const { workflow, node: name, data = null, setup = {} } = this.listener;
		const node = workflow.nodes[name];
		const additionalData = {
			...additionalDataOf(setup),
			httpRequest: await asExpress(request),
			httpResponse: response,
		} as unknown as IWorkflowExecuteAdditionalData;
		const nodeType = nodeTypes.getByNameAndVersion(node.type);
		const webhookDescription = nodeType.description.webhooks?.[0];
		const context = new core.WebhookContext(
			workflow,
			node,
			additionalData,
			'webhook',
			{ webhookDescription } as unknown as IWebhookData,
			[],
			data,
		);
		const result = await withIsolate(
			workflow,
			async () => await nodeType.webhook!.call(context as never),
		);
		if (result.workflowData) this.executions.push(result.workflowData);
		if (result.noWebhookResponse !== true) response.end(String(result.webhookResponse ?? ''));
	}
}

/** What n8n's server, Express with a parser of bodies, adds to a request. */
async function asExpress(request: IncomingMessage): Promise<IncomingMessage> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const { searchParams } = new URL(request.url ?? '', 'http://localhost');
	const body = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
	const query: IDataObject = Object.fromEntries(searchParams);
	return Object.assign(request, { originalUrl: request.url, query, body, params: {} });
}
