import { randomUUID } from 'node:crypto';
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import type { StoredCredential } from './credentials.mts';
import type { WorkflowDefinition } from './workflows.mts';

/** A node of a workflow to be built, without what only the canvas needs. */
export type Step = Pick<INode, 'name' | 'type' | 'typeVersion' | 'parameters'> &
	Pick<Partial<INode>, 'credentials' | keyof StepSettings>;

/** What is set on the tab Settings of a node for the case that something goes wrong. */
export type StepSettings = Pick<INode, 'onError' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries'>;

/** The name of the node that every built workflow begins with. */
export const startNode = 'Start';

/** A workflow that is started by hand with the given items and passes them from step to step. */
export function workflowOf(
	name: string,
	items: IDataObject[],
	...steps: Step[]
): WorkflowDefinition {
	const start: Step = {
		name: startNode,
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		parameters: {},
	};
	const workflow: WorkflowDefinition = {
		name,
		nodes: [start, ...steps].map((step, column) => ({
			...step,
			id: randomUUID(),
			position: [column * 220, 0],
		})),
		connections: {},
		pinData: { [startNode]: items.map((json) => ({ json })) },
	};
	steps.forEach((step, index) => {
		connect(workflow, workflow.nodes[index].name, step.name);
	});
	return workflow;
}

/** Connects an output of a node (the first unless told otherwise) with another node. */
export function connect(workflow: WorkflowDefinition, from: string, to: string, output = 0): void {
	const outputs = (workflow.connections[from] ??= { main: [] }).main;
	while (outputs.length <= output) outputs.push([]);
	outputs[output]?.push({ node: to, type: 'main', index: 0 });
}

/** A step of the SMSB2B node. */
export function smsb2b(
	name: string,
	credential: StoredCredential,
	parameters: INodeParameters,
	settings: StepSettings = {},
): Step {
	return {
		name,
		type: 'n8n-nodes-smsb2b.smsb2b',
		typeVersion: 1,
		parameters,
		credentials: { [credential.type]: { id: credential.id, name: credential.name } },
		...settings,
	};
}

/** A step that makes one item of each, as a JSON expression says. */
export function edit(name: string, json: string): Step {
	return {
		name,
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: { mode: 'raw', jsonOutput: `={{ ${json} }}`, options: {} },
	};
}
