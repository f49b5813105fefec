import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { readExamples, withCredential } from '../n8n/seed-workflows.mts';
import {
	untilRegistered,
	type Session,
	type StoredCredential,
	type StoredWorkflow,
	type WorkflowDefinition,
} from '../n8n/session.mts';
import { coreNode, credentialsOf, workflowOf } from '../n8n/workflow-builder.mts';

interface Choices {
	/** A model's credential, for the node "Chat model". */
	model?: StoredCredential;
	/** The number that the user enters. */
	mobile?: string;
	/** Whether the Callback URL is pasted; without a public address of n8n it stays empty. */
	hasPublicAddress?: boolean;
}

/** An example as it is after the steps of its note: credentials chosen, number entered, Callback URL and Reply URL pasted. */
export async function completedExample(
	session: Session,
	name: string,
	credential: StoredCredential,
	{ model, mobile = '6900000001', hasPublicAddress = true }: Choices = {},
): Promise<WorkflowDefinition> {
	const found = (await readExamples()).find((workflow) => workflow.name === name);
	assert.ok(found, `there is an example "${name}"`);
	const workflow = withCredential(found, credential, mobile);
	for (const node of workflow.nodes) {
		if (node.type === 'n8n-nodes-smsb2b.smsb2bTrigger') node.webhookId = randomUUID();
		if (node.name === 'Chat model' && model) node.credentials = credentialsOf(model);
	}
	const callback = JSON.stringify(hasPublicAddress ? session.callbackUrl(workflow) : '');
	const reply = JSON.stringify(replyUrlOf(session, workflow));
	const completed = JSON.stringify(workflow)
		.replaceAll('"callback":""', `"callback":${callback}`)
		.replaceAll('"replyUrl":""', `"replyUrl":${reply}`);
	return JSON.parse(completed) as WorkflowDefinition;
}

/** The Production URL of the workflow's SMSB2B Reply Trigger; empty without one. */
function replyUrlOf({ url }: Session, { nodes }: WorkflowDefinition): string {
	const trigger = nodes.find(({ type }) => type === 'n8n-nodes-smsb2b.smsb2bReplyTrigger');
	return trigger ? `${url}/webhook/${String(trigger.parameters.path)}` : '';
}

/** Has the forms of a workflow ask for a name and password. */
export async function protectForms(
	session: Session,
	{ nodes }: WorkflowDefinition,
	{ username, password }: { username: string; password: string },
): Promise<void> {
	const login = await session.createCredential({
		name: 'Office',
		type: 'httpBasicAuth',
		data: { user: username, password },
	});
	for (const node of nodes)
		if (node.type.endsWith('.formTrigger')) node.credentials = credentialsOf(login);
}

/** Stores and publishes a workflow until its user leaves: `await using …`. @param url that it answers when it is published */
export async function published(
	session: Session,
	definition: WorkflowDefinition,
	url?: string,
): Promise<AsyncDisposable & { workflow: StoredWorkflow }> {
	const workflow = await session.createWorkflow(definition);
	const unpublish = async () => await session.unpublish(workflow);
	await session.activate(workflow);
	if (url) await untilRegistered(url);
	return { workflow, [Symbol.asyncDispose]: unpublish };
}

/** The rows of one of n8n's data tables. */
export async function rowsOfTable(session: Session, table: string): Promise<IDataObject[]> {
	const read = coreNode('Read', 'dataTable', 1.1, {
		...{ resource: 'row', operation: 'get', returnAll: true },
		dataTableId: { __rl: true, mode: 'name', value: table },
	});
	return (await session.run(workflowOf('Reads the table', [{}], read))).output('Read');
}
