import { randomUUID } from 'node:crypto';
import type { INode, INodeParameters } from 'n8n-workflow';
import type { StoredCredential } from '../n8n/credentials.mts';
import { createCredential } from '../n8n/credentials.mts';
import type { Session } from '../n8n/session.mts';
import type { WorkflowDefinition } from '../n8n/workflows.mts';
import { workflowOf } from '../n8n/workflow-builder.mts';
import type { ScriptedModel } from './model.mts';

/** The name of the agent in the workflows that are built here. */
export const agentNode = 'AI Agent';

/** Stores a credential with which n8n's OpenAI nodes talk to a scripted model. */
export async function storeModelCredential(
	session: Session,
	{ url }: ScriptedModel,
): Promise<StoredCredential> {
	return await createCredential(session, {
		name: 'Scripted model',
		type: 'openAiApi',
		data: { apiKey: 'not-looked-at', url, header: false },
	});
}

/** An SMSB2B node as a tool. */
export function tool(name: string, parameters: INodeParameters, credential: StoredCredential) {
	return subNode(name, 'n8n-nodes-smsb2b.smsb2bTool', 1, parameters, credential);
}

/** An SMSB2B node as the human review that n8n puts between an agent and its tools. */
export function humanReview(
	name: string,
	parameters: INodeParameters,
	credential: StoredCredential,
) {
	return subNode(name, 'n8n-nodes-smsb2b.smsb2bHitlTool', 1, parameters, credential);
}

/** Puts a human review between the agent and these of its tools. */
export function review(workflow: WorkflowDefinition, reviewer: INode, tools: INode[]): void {
	workflow.nodes.push(reviewer);
	attach(workflow, reviewer, 'ai_tool');
	for (const gated of tools) attach(workflow, gated, 'ai_tool', reviewer.name);
}

/**
 * The versions of n8n's agent that carry tools out in different ways: up to 2.2 on n8n's routing engine, from 3 on like any
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
		name: agentNode,
		type: '@n8n/n8n-nodes-langchain.agent',
		typeVersion,
		parameters: { promptType: 'define', text: task, options: { maxIterations: 5 } },
	});
	const chatModel = subNode(
		'Model',
		'@n8n/n8n-nodes-langchain.lmChatOpenAi',
		1.3,
		{
			model: { __rl: true, mode: 'id', value: 'scripted' },
			responsesApiEnabled: false,
			options: {},
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
	{ id, name: credentialName, type: credentialType }: StoredCredential,
): INode {
	return {
		id: randomUUID(),
		name,
		type,
		typeVersion,
		position: [0, 200],
		parameters,
		credentials: { [credentialType]: { id, name: credentialName } },
	};
}

function attach(
	workflow: WorkflowDefinition,
	{ name }: INode,
	type: 'ai_languageModel' | 'ai_tool',
	to = agentNode,
) {
	workflow.connections[name] = { [type]: [[{ node: to, type, index: 0 }]] };
}
