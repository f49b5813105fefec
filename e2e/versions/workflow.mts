import type {
	IConnections,
	ICredentialsHelper,
	IDataObject,
	INode,
	INodeParameters,
	IRun,
	IRunExecutionData,
	IWorkflowExecuteAdditionalData,
	Workflow,
} from 'n8n-workflow';
import { withKey } from './credential.mts';
import { core, library, nodeTypes } from './engine.mts';

/** What the workflow is made of: Start → SMSB2B → After, and Refused behind the error output. */
export interface Setup
	extends Pick<Partial<INode>, 'onError' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries'> {
	parameters: INodeParameters;
	items?: IDataObject[];
	/** The sandbox's, with its API key, unless it is said. */
	credential?: ICredentialsHelper;
	/** Where n8n takes calls for executions that wait. */
	waitingUrl?: string;
}

/** What came of an execution. */
export interface Outcome {
	/** What the step after the node got. */
	after: IDataObject[];
	/** What the step behind the error output got. */
	refused: IDataObject[];
	failure?: { message: string; description?: string | null };
	/** Until when the execution waits. */
	waitTill?: Date;
	/** What n8n stores of the execution. */
	data: IRunExecutionData;
}

const credentials = { smsb2bApi: { id: 'c1', name: 'SMSB2B' } };
const cameFrom = { came: "={{ $('Start').item.json.name }}" };
const link = (...names: string[]) =>
	names.map((node) => [{ node, type: library.NodeConnectionTypes.Main, index: 0 }]);

/** A node for a workflow of these tests. */
export function node(name: string, type: string, parameters: INodeParameters, others = {}): INode {
	const place = { id: name, typeVersion: 1, position: [0, 0] as [number, number] };
	const ours = type.startsWith('n8n-nodes-smsb2b.') ? { credentials } : {};
	return { ...place, name, type, parameters, ...ours, ...others };
}

/** A workflow of this version's n8n. */
export function workflowOf(nodes: INode[], connections: IConnections): Workflow {
	const settings = { timezone: 'Europe/Athens', executionOrder: 'v1' as const };
	return new library.Workflow({
		...{ id: 'w1', name: 'Test', active: false, nodeTypes, settings, nodes, connections },
	});
}

/** The node in a workflow. */
export function chainOf({ parameters, items = [{}], ...settings }: Setup): Workflow {
	const { onError, retryOnFail, maxTries, waitBetweenTries } = settings;
	return workflowOf(
		[
			node('Start', 'start', { items: JSON.stringify(items) }),
			node('SMSB2B', 'n8n-nodes-smsb2b.smsb2b', parameters, {
				...{ onError, retryOnFail, maxTries, waitBetweenTries },
			}),
			node('After', 'after', cameFrom),
			node('Refused', 'after', cameFrom),
		],
		{ Start: { main: link('SMSB2B') }, SMSB2B: { main: link('After', 'Refused') } },
	);
}

/** What n8n itself brings along. */
export function additionalDataOf({ credential = withKey(), waitingUrl }: Partial<Setup>) {
	const workflowData = { id: 'w1', name: 'Test', active: false, nodes: [], connections: {} };
	const hooks = new core.ExecutionLifecycleHooks('manual', '1', workflowData as never);
	return {
		...{ credentialsHelper: credential, executionId: '1', hooks, variables: {} },
		...{ restApiUrl: '', instanceBaseUrl: 'http://localhost/', webhookBaseUrl: '' },
		...{
			webhookTestBaseUrl: '',
			formWaitingBaseUrl: 'http://localhost/form-waiting',
			currentNodeParameters: undefined,
		},
		webhookWaitingBaseUrl: waitingUrl ?? 'http://localhost/webhook-waiting',
		executionTimeoutTimestamp: undefined,
		getRuntimeCredential: async () => undefined,
	} as unknown as IWorkflowExecuteAdditionalData;
}

/** Runs a workflow from its node "Start". */
export async function run(workflow: Workflow, setup: Partial<Setup>): Promise<Outcome> {
	const execution = new core.WorkflowExecute(additionalDataOf(setup), 'manual');
	const startNode = workflow.nodes.Start;
	// In n8n 2.0 and before, the workflow and the node are two parameters.
	const takesOptions = execution.run.length === 1;
	const olderRun = execution.run.bind(execution) as unknown as (
		...parameters: unknown[]
	) => Promise<IRun>;
	return await outcomeOf(workflow, async () =>
		takesOptions
			? await execution.run({ workflow, startNode })
			: await olderRun(workflow, startNode),
	);
}

/** Lets a stored execution continue, as n8n does after a wait. */
export async function resume(
	workflow: Workflow,
	setup: Partial<Setup>,
	data: IRunExecutionData,
): Promise<Outcome> {
	const execution = new core.WorkflowExecute(additionalDataOf(setup), 'manual', data);
	return await outcomeOf(workflow, async () => await execution.processRunExecutionData(workflow));
}

async function outcomeOf(workflow: Workflow, start: () => Promise<IRun>): Promise<Outcome> {
	const { data } = await withIsolate(workflow, start);
	const { resultData, waitTill } = data;
	const itemsOf = (name: string) => {
		const output = resultData.runData[name]?.at(-1)?.data?.main?.[0] ?? [];
		return output.map(({ json }) => json);
	};
	const failure = resultData.error as Outcome['failure'];
	return { after: itemsOf('After'), refused: itemsOf('Refused'), failure, waitTill, data };
}

/** n8n evaluates expressions in an isolate that is asked for around a run, which n8n 2.11 and before do not have. */
export async function withIsolate<T>(workflow: Workflow, work: () => Promise<T>): Promise<T> {
	const expression = workflow.expression as Partial<Workflow['expression']>;
	await expression.acquireIsolate?.();
	try {
		return await work();
	} finally {
		await expression.releaseIsolate?.();
	}
}
