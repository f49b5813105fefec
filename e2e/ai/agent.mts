import { after } from 'node:test';
import { randomUUID } from 'node:crypto';
import type { INode, INodeParameters } from 'n8n-workflow';
import type { Session, StoredCredential, WorkflowDefinition } from '../n8n/session.mts';
import { credentialsOf, workflowOf } from '../n8n/workflow-builder.mts';
import { ScriptedModel, type Script } from './model.mts';

/** The name of the agent in the workflows that are built here. */
export const agentNode = 'AI Agent';

/** For the tests of a file: starts models that do what a script says, and stores a credential for each. */
export function useModels(session: Session) {
	const models: ScriptedModel[] = [];
	after(async () => {
		for (const model of models) await model.close();
	});
	return async (script: Script) => {
		const model = await ScriptedModel.start(script);
		models.push(model);
		const data = { apiKey: 'not-looked-at', url: model.url, header: false };
		const credential = { name: 'Scripted model', type: 'openAiApi', data };
		return { model, modelCredential: await session.createCredential(credential) };
	};
}

/** A parameter that the user leaves to the model, as the editor's button writes it. */
export function fromModel(key: string, type = 'string'): string {
	return `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`\`, '${type}') }}`;
}

/** An SMSB2B node as a tool. @param does `resource.operation` */
export function tool(
	name: string,
	credential: StoredCredential,
	does: string,
	parameters: INodeParameters = {},
): INode {
	const [resource, operation] = does.split('.');
	const all = { resource, operation, ...parameters };
	return subNode(name, 'n8n-nodes-smsb2b.smsb2bTool', 1, all, credential);
}

/** Puts an SMSB2B node as a human review between the agent and these of its tools. */
export function addReview(
	workflow: WorkflowDefinition,
	credential: StoredCredential,
	parameters: INodeParameters,
	tools: INode[],
): void {
	const type = 'n8n-nodes-smsb2b.smsb2bHitlTool';
	const reviewer = subNode('Ask the head', type, 1, parameters, credential);
	workflow.nodes.push(reviewer);
	attach(workflow, reviewer, 'ai_tool');
	for (const gated of tools) attach(workflow, gated, 'ai_tool', reviewer.name);
}

/**
 * The versions of n8n's agent that execute tools in different ways: up to 2.2 on n8n's routing engine, from 3 on like any
 * node of a workflow.
 */
export const agentVersions = [2.2, 3.1];

/** A workflow in which an agent gets a task and has these tools. */
export function agentWith(
	task: string,
	model: StoredCredential,
	tools: INode[],
	typeVersion = 3.1,
): WorkflowDefinition {
	const workflow = workflowOf('An agent', [{}], {
		...{ name: agentNode, type: '@n8n/n8n-nodes-langchain.agent', typeVersion },
		parameters: { promptType: 'define', text: task, options: { maxIterations: 5 } },
	});
	const chatModel = subNode(
		'Model',
		'@n8n/n8n-nodes-langchain.lmChatOpenAi',
		1.3,
		{
			model: { __rl: true, mode: 'id', value: 'scripted' },
			...{ responsesApiEnabled: false, options: {} },
		},
		model,
	);
	workflow.nodes.push(chatModel, ...tools);
	attach(workflow, chatModel, 'ai_languageModel');
	for (const each of tools) attach(workflow, each, 'ai_tool');
	return workflow;
}

function subNode(
	name: string,
	type: string,
	typeVersion: number,
	parameters: INodeParameters,
	credential: StoredCredential,
): INode {
	const credentials = credentialsOf(credential);
	return { id: randomUUID(), name, type, typeVersion, position: [0, 200], parameters, credentials };
}

function attach(
	workflow: WorkflowDefinition,
	{ name }: INode,
	type: 'ai_languageModel' | 'ai_tool',
	to = agentNode,
) {
	workflow.connections[name] = { [type]: [[{ node: to, type, index: 0 }]] };
}
