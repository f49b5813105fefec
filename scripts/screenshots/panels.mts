import { agentWith, fromModel, tool } from '../../e2e/ai/agent.mts';
import { reportTrigger } from '../../e2e/n8n/delivery-steps.mts';
import { smsb2b, triggered, workflowOf } from '../../e2e/n8n/workflow-builder.mts';
import type { Studio } from './studio.mts';

/** Where a picture is kept, by its name. */
export type PathOf = (name: string) => string;

/** A message that was sent to the parents of the input, with its result. */
export async function photographSending(studio: Studio, pathOf: PathOf): Promise<void> {
	const parents = [
		{ pupil: 'Μαρία', mobile: '6900000001' },
		{ pupil: 'Νίκος', mobile: '6900000002' },
	];
	const name = 'Send an SMS';
	const send = smsb2b(name, studio.credential, 'sms.send', {
		...{ to: '={{ $json.mobile }}', text: '=Απουσία σήμερα: {{ $json.pupil }}' },
		from: 'MySchool',
	});
	const workflow = workflowOf('School', parents, send);
	const { panel } = await studio.editor.openNode(studio.session, workflow, name);
	await studio.editor.executeStep();
	await panel.getByTestId('output-panel').getByText('Table', { exact: true }).click();
	await studio.editor.page.addStyleTag({ content: '.el-notification { display: none }' });
	await panel.screenshot({ path: pathOf('send') });
}

/** The list of contacts behind a resource locator. */
export async function photographList(studio: Studio, pathOf: PathOf): Promise<void> {
	const name = 'Get a contact';
	const get = smsb2b(name, studio.credential, 'contact.get');
	const workflow = workflowOf('List', [{}], get);
	const opened = await studio.editor.openNode(studio.session, workflow, name);
	await opened.openList('contactId');
	await opened.entries.first().waitFor();
	await opened.panel.screenshot({ path: pathOf('list') });
}

/** The node as a tool of an AI agent, with what its model is told. */
export async function photographTool(studio: Studio, pathOf: PathOf): Promise<void> {
	const { session, editor, credential } = studio;
	const name = 'Send an SMS in SMSB2B';
	const message = { to: fromModel('To'), text: fromModel('Text') };
	const send = tool(name, credential, 'sms.send', message);
	// The agent's model is not looked at here; any credential will do.
	const { panel } = await editor.openNode(session, agentWith('Send.', credential, [send]), name);
	await panel.getByTestId('parameter-input-toolDescription').waitFor();
	await panel.screenshot({ path: pathOf('tool') });
}

/** The trigger for delivery reports, with the URLs to paste. */
export async function photographTrigger(studio: Studio, pathOf: PathOf): Promise<void> {
	const { session, editor, credential } = studio;
	const trigger = { ...reportTrigger(credential), name: 'Delivery reports' };
	const workflow = triggered('Reports', trigger);
	const opened = await editor.openNode(session, workflow, trigger.name);
	await opened.showProductionUrl();
	await opened.panel.screenshot({ path: pathOf('trigger') });
}

/** The credential as the person who makes it sees it. */
export async function photographCredential(studio: Studio, pathOf: PathOf): Promise<void> {
	const { session, editor, credential } = studio;
	const { page } = editor;
	const balance = smsb2b('Balance', credential, 'account.getBalance');
	const workflow = workflowOf('Credential', [{}], balance);
	const { panel } = await editor.openNode(session, workflow, 'Balance');
	await panel.getByTestId('credential-edit-button').click();
	const dialog = page.getByTestId('editCredential-modal');
	await dialog.getByText('Callback Secret').waitFor();
	await page.waitForTimeout(1000);
	await dialog.screenshot({ path: pathOf('credential') });
}

/** The sandbox's inbox after messages were sent. */
export async function photographInbox(
	{ editor, sandboxUrl }: Studio,
	pathOf: PathOf,
): Promise<void> {
	const { page } = editor;
	await page.goto(sandboxUrl);
	await page.getByText('Απουσία σήμερα: Μαρία').first().waitFor();
	await page.screenshot({ path: pathOf('inbox'), clip: { x: 0, y: 0, width: 1400, height: 460 } });
}
