import { RoutingNode, type ExecuteContext, SupplyDataContext } from 'n8n-core';
import { makeHandleToolInvocation } from 'n8n-core/dist/execution-engine/node-execution-context/utils/get-input-connection-data';
import {
	createEmptyRunExecutionData,
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeType,
	type IRunExecutionData,
} from 'n8n-workflow';

import { Smsb2b } from '../../nodes/Smsb2b/Smsb2b.node';
import {
	additionalDataOf,
	NODE,
	START,
	workflowOf,
	type EndingFailure,
	type Setup,
} from './engine';

const smsb2b = new Smsb2b();

/** What a call of the tool came to, as the agent hears it, and what n8n keeps of the execution. */
export interface ToolCall {
	/** What the agent tells its model. */
	response?: string;
	failure?: EndingFailure;
	data: IRunExecutionData;
}

/** As n8n makes a node of a declaration (n8n 2.41, NodeTypes.getByNameAndVersion). */
const tool: INodeType = Object.assign(Object.create(smsb2b) as Smsb2b, {
	async execute(this: IExecuteFunctions) {
		return (await new RoutingNode(this as unknown as ExecuteContext, smsb2b).runNode()) ?? [];
	},
});

/** Calls the node once as a tool of an agent up to version 2.2: by n8n's routing engine, with n8n's own retries of tools. */
export async function runAsToolOfOlderAgent(setup: Setup): Promise<ToolCall> {
	const workflow = workflowOf({ ...setup, asTool: true });
	const node = workflow.nodes[NODE];
	const data = createEmptyRunExecutionData();
	const items = [(setup.items ?? [{}])[0]].map((json) => ({ json }));
	const input = { main: [items] };
	const invoke = makeHandleToolInvocation(
		(runIndex) =>
			new SupplyDataContext(
				workflow,
				node,
				{ ...additionalDataOf(setup), currentNodeExecutionIndex: 0 },
				'manual',
				data,
				runIndex,
				items,
				{},
				NodeConnectionTypes.AiTool,
				{ node, data: input, source: null },
				[],
				undefined,
				workflow.nodes[START],
			),
		node,
		tool,
		data,
	);
	await workflow.expression.acquireIsolate();
	try {
		return { response: String(await invoke((items[0] ?? { json: {} }).json)), data };
	} catch (error) {
		return { failure: error as EndingFailure, data };
	} finally {
		await workflow.expression.releaseIsolate();
	}
}
