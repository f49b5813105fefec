import { randomUUID } from 'node:crypto';
import { agentWith, tool } from '../../e2e/ai/agent.mts';
import { NodePanel } from '../../e2e/browser/node-panel.mts';
import { smsb2b, workflowOf } from '../../e2e/n8n/workflow-builder.mts';
import { createWorkflow, type WorkflowDefinition } from '../../e2e/n8n/workflows.mts';
import type { Studio } from './studio.mts';

/** Where a picture is kept, by its name. */
export type PathOf = (name: string) => string;

/** Opens a node of a workflow in the studio's editor. */
async function openNode(studio: Studio, workflow: WorkflowDefinition, name: string) {
	const { editor, session } = studio;
	const stored = await createWorkflow(session, workflow);
	return await NodePanel.open(editor, session.url, stored, name);
}

/** A message that was sent to the parents of the input, with its result. */
export async function photographSending(studio: Studio, pathOf: PathOf): Promise<void> {
	const parents = [
		{ pupil: 'Μαρία', mobile: '6900000001' },
		{ pupil: 'Νίκος', mobile: '6900000002' },
	];
	const send = smsb2b('Send an SMS', studio.credential, {
		resource: 'sms',
		operation: 'send',
		to: '={{ $json.mobile }}',
		text: '=Απουσία σήμερα: {{ $json.pupil }}',
		from: 'MySchool',
	});
	const { panel } = await openNode(studio, workflowOf('School', parents, send), 'Send an SMS');
	await studio.editor.executeStep();
	await panel.getByTestId('output-panel').getByText('Table', { exact: true }).click();
	await studio.editor.page.addStyleTag({ content: '.el-notification { display: none }' });
	await panel.screenshot({ path: pathOf('send') });
}

/** The list of contacts behind a resource locator. */
export async function photographList(studio: Studio, pathOf: PathOf): Promise<void> {
	const get = smsb2b('Get a contact', studio.credential, {
		resource: 'contact',
		operation: 'get',
	});
	const opened = await openNode(studio, workflowOf('List', [{}], get), 'Get a contact');
	await opened.openList('contactId');
	await opened.entries.first().waitFor();
	await opened.panel.screenshot({ path: pathOf('list') });
}

/** The node as a tool of an AI agent, with what its model is told. */
export async function photographTool(studio: Studio, pathOf: PathOf): Promise<void> {
	const fromModel = (key: string) =>
		`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`\`, 'string') }}`;
	const name = 'Send an SMS in SMSB2B';
	const send = tool(
		name,
		{ resource: 'sms', operation: 'send', to: fromModel('To'), text: fromModel('Text') },
		studio.credential,
	);
	// The agent's model is not looked at here; any credential will do.
	const { panel } = await openNode(studio, agentWith('Send.', studio.credential, [send]), name);
	await panel.getByTestId('parameter-input-toolDescription').waitFor();
	await panel.screenshot({ path: pathOf('tool') });
}

/** The trigger for delivery reports, with the URLs to paste. */
export async function photographTrigger(studio: Studio, pathOf: PathOf): Promise<void> {
	const { credential, editor } = studio;
	const workflow = workflowOf('Reports', [{}]);
	workflow.nodes = [
		{
			id: randomUUID(),
			name: 'Delivery reports',
			type: 'n8n-nodes-smsb2b.smsb2bTrigger',
			typeVersion: 1.1,
			position: [0, 0],
			parameters: {},
			webhookId: randomUUID(),
			credentials: { [credential.type]: { id: credential.id, name: credential.name } },
		},
	];
	workflow.pinData = {};
	const { panel } = await openNode(studio, workflow, 'Delivery reports');
	await editor.page.getByText('Webhook URLs').click();
	await panel.getByText('Production URL', { exact: true }).click();
	await panel.screenshot({ path: pathOf('trigger') });
}

/** The credential as the person who makes it sees it. */
export async function photographCredential(studio: Studio, pathOf: PathOf): Promise<void> {
	const { page } = studio.editor;
	const balance = smsb2b('Balance', studio.credential, {
		resource: 'account',
		operation: 'getBalance',
	});
	const { panel } = await openNode(studio, workflowOf('Credential', [{}], balance), 'Balance');
	await panel.getByTestId('credential-edit-button').click();
	const dialog = page.getByTestId('editCredential-modal');
	await dialog.getByText('Callback Secret').waitFor();
	await page.waitForTimeout(1000);
	await dialog.screenshot({ path: pathOf('credential') });
}

/** The sandbox's inbox after messages were sent. */
export async function photographInbox({ editor, sandbox }: Studio, pathOf: PathOf): Promise<void> {
	const { page } = editor;
	await page.goto(sandbox.url);
	await page.getByText('Απουσία σήμερα: Μαρία').first().waitFor();
	await page.screenshot({ path: pathOf('inbox'), clip: { x: 0, y: 0, width: 1400, height: 460 } });
}
