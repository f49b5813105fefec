import type { Locator, Page } from 'playwright-core';
import type { Editor } from '../../e2e/browser/editor.mts';
import { NodePanel } from '../../e2e/browser/node-panel.mts';

/** How long a result is shown, in milliseconds. */
const timeToRead = 3000;

/** Waits until something is to be seen, and leaves time to read it. */
async function show(what: Locator): Promise<void> {
	await what.waitFor();
	await what.page().waitForTimeout(timeToRead);
}

/** Installs a package from npm as its users do. */
export async function installPackage(page: Page, name: string): Promise<void> {
	await page.getByTestId('main-sidebar-settings').click();
	await page.getByText('Community nodes', { exact: true }).click();
	await page.getByRole('button', { name: 'Install a community node' }).click();
	await page.getByTestId('package-name-input').fill(name);
	await page.getByTestId('user-agreement-checkbox').click();
	await page.getByTestId('install-community-package-button').click();
	await show(page.getByText('Package installed'));
	await page.getByTestId('settings-back').click();
}

/** Makes a workflow with a node that sends; its panel is open afterwards. */
export async function addSendingNode(editor: Editor, workflow: string): Promise<void> {
	await createWorkflow(editor, workflow);
	await editor.addTrigger('Manual Trigger');
	await editor.addNode('SMSB2B', 'Send an SMS');
	await show(editor.page.getByTestId('parameter-input-to'));
}

async function createWorkflow(editor: Editor, name: string): Promise<void> {
	await editor.createWorkflow();
	const title = editor.page.getByTestId('workflow-name-input');
	await title.click();
	await title.locator('input').fill(name);
	await editor.page.keyboard.press('Enter');
}

/** Makes the first credential in the open panel. */
export async function createCredential(editor: Editor, apiUrl: string): Promise<void> {
	const { page } = editor;
	await page.getByRole('button', { name: 'Connect to SMSB2B' }).click();
	await editor.fill('apiKey', 'demo-key');
	await editor.fill('baseUrl', apiUrl);
	await page.getByTestId('credential-save-button').click();
	// The dialog closes when the credential is saved, and shows the result of the test when it is opened again.
	await page.getByTestId('credential-edit-button').click();
	const dialog = page.getByTestId('editCredential-modal');
	await show(dialog.getByText('Connection tested successfully'));
	await dialog.getByRole('button', { name: 'Close this dialog' }).click();
}

/** Executes the open node, which sends, and closes its panel. */
export async function send(editor: Editor, message: { to: string; text: string }): Promise<void> {
	await editor.fill('to', message.to);
	await editor.fill('text', message.text);
	await executeStep(editor);
	await closePanel(editor.page);
}

async function openWorkflow(page: Page, name: string): Promise<void> {
	await page.getByTestId('home-project').click();
	await page.getByTestId('workflow-card-name').getByText(name, { exact: true }).click();
}

async function closePanel(page: Page): Promise<void> {
	await page.getByTestId('ndv-close-button').click();
}

async function executeStep(editor: Editor): Promise<void> {
	await editor.executeStep();
	await show(editor.page.getByTestId('output-panel').getByText('smsId'));
}

/** Makes a workflow that starts with a delivery report, publishes it, and has its Production URL in the clipboard. */
export async function publishTrigger(editor: Editor, workflow: string): Promise<void> {
	const { page } = editor;
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await createWorkflow(editor, workflow);
	await editor.addTrigger('SMSB2B', 'On delivered');
	const opened = new NodePanel(page);
	await opened.showProductionUrl();
	await opened.panel.getByText(/\/webhook\/.*\/delivery-report$/).click();
	await show(page.getByText('URL copied'));
	await closePanel(page);
	await page.getByTestId('workflow-open-publish-modal-button').click();
	await page.getByTestId('workflow-publish-button').click();
	await show(page.getByText('Workflow published'));
	await page.getByRole('button', { name: 'Got it' }).click();
}

/** Executes the node that sends, with the URL in the clipboard as its Callback URL. */
export async function sendWithCallback(editor: Editor, workflow: string): Promise<void> {
	const { page } = editor;
	await openWorkflow(page, workflow);
	await page.getByTestId('canvas-node').filter({ hasText: 'Send an SMS' }).dblclick();
	await page.getByPlaceholder('Add option').first().click();
	await page.getByRole('option', { name: 'Callback URL' }).click();
	await page.getByTestId('parameter-input-callback').locator('input').first().click();
	await page.keyboard.press('ControlOrMeta+V');
	await executeStep(editor);
	await closePanel(page);
}

/** Opens the execution that was started by the report of a message. */
export async function showExecution(page: Page, workflow: string, smsId: string): Promise<void> {
	await openWorkflow(page, workflow);
	await page.getByTestId('radio-button-executions').click();
	await show(page.getByTestId('execution-preview-label'));
	await page.getByTestId('execution-preview-host').getByTestId('canvas-node').dblclick();
	await show(page.getByTestId('output-panel').getByText(smsId));
}
