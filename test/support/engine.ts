import './quiet.mts';
import 'reflect-metadata';
import { ExecuteContext, ExecutionLifecycleHooks, RoutingNode, WorkflowExecute } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	NodeConnectionTypes,
	Workflow,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IRunExecutionData,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import type { ErrorText } from '../../lib/errors/itemError';
import { Smsb2b } from '../../nodes/Smsb2b/Smsb2b.node';
import { StoredCredential } from './credentialsHelper';

/** What the nodes of the workflow are called. */
export const START = 'Start';
export const NODE = 'SMSB2B';

/** Gives the items of the test to the node. */
const start: INodeType = {
	description: {
		displayName: 'Start',
		name: 'start',
		group: ['input'],
		version: 1,
		description: '',
		defaults: { name: START },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [{ displayName: 'Items', name: 'items', type: 'json', default: '[]' }],
	},
	async execute() {
		const items = JSON.parse(String(this.getNodeParameter('items', 0))) as IDataObject[];
		return [items.map((json, item) => ({ json, pairedItem: { item } }))];
	},
};

/** How a node is to be run. */
export interface Setup {
	parameters: INodeParameters;
	items?: IDataObject[];
	credential: ICredentialDataDecryptedObject | StoredCredential;
	onError?: INode['onError'];
	retryOnFail?: boolean;
	maxTries?: number;
	/** Of the workflow. */
	timezone?: string;
	/** How the execution was started; by hand unless told otherwise. */
	mode?: WorkflowExecuteMode;
	/** As a node that n8n's AI Agent of version 3 carries out for its model. */
	asTool?: boolean;
	/** As the human review between an agent and its tools, which n8n makes of the node. */
	asHumanReview?: boolean;
	executeOnce?: boolean;
	nodeName?: string;
	/** Under which n8n is reached from outside. */
	n8nUrl?: string;
	/** Ends the execution as the button Stop does, once this is settled. */
	stopWhen?: () => Promise<unknown>;
}

/** What ended a run. */
export interface EndingFailure {
	message: string;
	description?: string | null;
	context?: IDataObject;
	/** Only of failures that the node itself words. */
	text?: ErrorText;
}

/** What came of a run: the items of both outputs, or the failure that ended it. */
export interface Ended {
	items: INodeExecutionData[];
	errors: INodeExecutionData[];
	failure?: EndingFailure;
	/** What the node warns of above its output. */
	hints?: string[];
	/** Until when the execution is parked. */
	waitTill?: Date;
	/** What n8n stores of the execution. */
	data?: IRunExecutionData;
}

/** Counts executions, as their IDs. */
let executions = 1;

const smsb2b = new Smsb2b();
const nodes: Record<string, INodeType> = {
	start,
	smsb2b,
	smsb2bTool: smsb2b,
	smsb2bHitlTool: smsb2b,
};
const nodeTypes = {
	getByName: (type: string) => nodes[type],
	getByNameAndVersion: (type: string) => nodes[type],
	getKnownTypes: () => ({}),
};

/** Runs the node in a workflow on n8n-core's engine. */
export async function runInWorkflow(setup: Setup): Promise<Ended> {
	const workflow = workflowOf(setup);
	const execution = new WorkflowExecute(withHooks(setup), setup.mode ?? 'manual');
	return await endOf(workflow, setup, () =>
		execution.run({ workflow, startNode: workflow.nodes[START] }),
	);
}

/** Lets a stored execution go on with the node that failed, as a Retry. */
export async function continueInWorkflow(setup: Setup, data: IRunExecutionData): Promise<Ended> {
	const workflow = workflowOf(setup);
	for (const entry of data.executionData?.nodeExecutionStack ?? [])
		entry.node = workflow.nodes[entry.node.name];
	executions += 1;
	const execution = new WorkflowExecute(withHooks(setup), 'retry', data);
	return await endOf(workflow, setup, () => execution.processRunExecutionData(workflow));
}

function withHooks(setup: Setup): IWorkflowExecuteAdditionalData {
	const hooks = new ExecutionLifecycleHooks('manual', String(executions), {
		id: 'w1',
		name: 'Test',
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: new Date(),
		updatedAt: new Date(),
		nodes: [],
		connections: {},
	});
	return { ...additionalDataOf(setup), hooks };
}

async function endOf(
	workflow: Workflow,
	setup: Setup,
	run: () => ReturnType<WorkflowExecute['processRunExecutionData']>,
): Promise<Ended> {
	await workflow.expression.acquireIsolate();
	try {
		const running = run();
		const stopping = setup.stopWhen?.().then(() => running.cancel());
		const [{ data }] = await Promise.all([running, stopping]);
		const [ran] = data.resultData.runData[setup.nodeName ?? NODE]?.slice(-1) ?? [];
		const [items, errors] = ran?.data?.main ?? [];
		const failure = data.resultData.error as EndingFailure | undefined;
		const hints = ran?.hints?.map(({ message }) => message);
		const { waitTill } = data;
		return { items: items ?? [], errors: errors ?? [], failure, hints, waitTill, data };
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

/** Runs the node on n8n's own routing engine, as an AI agent does. */
export async function runOnRoutingEngine(setup: Setup): Promise<Ended> {
	const workflow = workflowOf(setup);
	const node = workflow.nodes[NODE];
	const items = (setup.items ?? [{}]).map((json) => ({ json }));
	const data = { main: [items] };
	const context = new ExecuteContext(
		workflow,
		node,
		additionalDataOf(setup),
		'manual',
		createEmptyRunExecutionData(),
		0,
		items,
		data,
		{ node, data, source: null },
		[],
	);
	await workflow.expression.acquireIsolate();
	try {
		const output = await new RoutingNode(context, nodes.smsb2b).runNode();
		return { items: output?.[0] ?? [], errors: [] };
	} catch (error) {
		return { items: [], errors: [], failure: error as EndingFailure };
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

/** The workflow in which a setup runs its node. */
export function workflowOf({
	parameters,
	items = [{}],
	onError,
	retryOnFail,
	maxTries = 2,
	timezone = 'Europe/Athens',
	asTool = false,
	asHumanReview = false,
	executeOnce = false,
	nodeName = NODE,
}: Setup): Workflow {
	const common = { typeVersion: 1, position: [0, 0] as [number, number] };
	return new Workflow({
		id: 'w1',
		active: false,
		nodeTypes,
		settings: { timezone },
		nodes: [
			{
				...common,
				id: 's',
				name: START,
				type: 'start',
				parameters: { items: JSON.stringify(items) },
			},
			{
				...common,
				id: 'n',
				name: nodeName,
				type: typeOf(asTool, asHumanReview),
				parameters,
				onError,
				executeOnce,
				retryOnFail,
				maxTries,
				// n8n takes 0 for its default of a second.
				waitBetweenTries: 1,
				credentials: { smsb2bApi: { id: 'c1', name: 'SMSB2B' } },
			},
		],
		connections: {
			[START]: { main: [[{ node: nodeName, type: NodeConnectionTypes.Main, index: 0 }]] },
		},
	});
}

function typeOf(asTool: boolean, asHumanReview: boolean): string {
	if (asHumanReview) return 'smsb2bHitlTool';
	return asTool ? 'smsb2bTool' : 'smsb2b';
}

/** What n8n itself brings along for a setup. */
export function additionalDataOf({
	credential,
	n8nUrl = 'http://localhost:5678',
}: Setup): IWorkflowExecuteAdditionalData {
	const credentialsHelper =
		credential instanceof StoredCredential ? credential : new StoredCredential(credential);
	return {
		credentialsHelper,
		executionId: String(executions),
		restApiUrl: '',
		instanceBaseUrl: 'http://localhost:5678/',
		formWaitingBaseUrl: 'http://localhost:5678/form-waiting',
		webhookBaseUrl: '',
		webhookWaitingBaseUrl: `${n8nUrl}/webhook-waiting`,
		webhookTestBaseUrl: '',
		currentNodeParameters: undefined,
		variables: {},
		async getRuntimeCredential() {
			return undefined;
		},
	} as unknown as IWorkflowExecuteAdditionalData;
}
