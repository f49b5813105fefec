import { randomUUID } from 'node:crypto';
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import type { StoredCredential, WorkflowDefinition } from './session.mts';

/** A node of a workflow to be built, without what only the canvas needs. */
export type Step = Pick<INode, 'name' | 'type' | 'typeVersion' | 'parameters'> &
	Pick<Partial<INode>, 'credentials' | 'webhookId' | keyof StepSettings>;

/** What is set on the tab Settings of a node for the case that something goes wrong. */
export type StepSettings = Pick<INode, 'onError' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries'>;

/** The name of the manual trigger in {@link workflowOf}. */
export const startNode = 'Start';

/** A workflow that starts with a trigger and passes its items from step to step. */
export function triggered(name: string, trigger: Step, ...steps: Step[]): WorkflowDefinition {
	const workflow: WorkflowDefinition = {
		...{ name, nodes: [], connections: {}, settings: { timezone: 'UTC' } },
	};
	let last: Step | undefined;
	for (const step of [trigger, ...steps]) {
		addNode(workflow, step, last?.name);
		last = step;
	}
	return workflow;
}

/** A workflow that is started by hand with the given items and passes them from step to step. */
export function workflowOf(name: string, items: IDataObject[], ...steps: Step[]) {
	const start = coreNode(startNode, 'manualTrigger', 1);
	const pinData = { [startNode]: items.map((json) => ({ json })) };
	return { ...triggered(name, start, ...steps), pinData, settings: {} };
}

/** A workflow with Loop Over Items and a step for each item; `done` is the node that gives what came of all. */
export function loopOver(name: string, items: IDataObject[], step: Step) {
	const loop = coreNode('Loop Over Items', 'splitInBatches', 3, { options: {} });
	const definition = workflowOf(name, items, loop);
	addNode(definition, step, loop.name, 1);
	connect(definition, step.name, loop.name);
	return { definition, done: loop.name };
}

/** Adds a node behind an output of another one (the first output unless told otherwise). */
export function addNode(
	workflow: WorkflowDefinition,
	step: Step,
	after?: string,
	output = 0,
): void {
	const position: INode['position'] = [workflow.nodes.length * 220, output * 220];
	workflow.nodes.push({ ...step, id: randomUUID(), position });
	if (after !== undefined) connect(workflow, after, step.name, output);
}

/** Connects an output of a node (the first unless told otherwise) with another node. */
export function connect(workflow: WorkflowDefinition, from: string, to: string, output = 0): void {
	const outputs = (workflow.connections[from] ??= { main: [] }).main;
	while (outputs.length <= output) outputs.push([]);
	outputs[output]?.push({ node: to, type: 'main', index: 0 });
}

/** A step of one of n8n's own nodes. */
export function coreNode(
	name: string,
	type: string,
	typeVersion: number,
	parameters: INodeParameters = {},
): Step {
	return { name, type: `n8n-nodes-base.${type}`, typeVersion, parameters };
}

/** A step of the SMSB2B node. @param does `resource.operation` */
export function smsb2b(
	name: string,
	credential: StoredCredential,
	does: string,
	parameters: INodeParameters = {},
	settings: StepSettings = {},
): Step {
	const [resource, operation] = does.split('.');
	return {
		...{ name, type: 'n8n-nodes-smsb2b.smsb2b', typeVersion: 1 },
		parameters: { resource, operation, ...parameters },
		credentials: credentialsOf(credential),
		...settings,
	};
}

/** What a node holds of a credential that was chosen in it. */
export function credentialsOf({ id, name, type }: StoredCredential): INode['credentials'] {
	return { [type]: { id, name } };
}

/** A step that makes one item of each, as a JSON expression says. */
export function edit(name: string, json: string): Step {
	const parameters = { mode: 'raw', jsonOutput: `={{ ${json} }}`, options: {} };
	return coreNode(name, 'set', 3.4, parameters);
}
