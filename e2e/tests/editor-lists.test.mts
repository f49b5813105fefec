import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium.mts';
import { Editor } from '../browser/editor.mts';
import { NodePanel } from '../browser/node-panel.mts';
import type { StoredCredential } from '../n8n/credentials.mts';
import { smsb2b, workflowOf } from '../n8n/workflow-builder.mts';
import { createWorkflow } from '../n8n/workflows.mts';
import { until } from '../until.mts';
import { useTestEnvironment } from '../context.mts';

const { session, owner, apiUrl, sandbox, storeCredential } = useTestEnvironment();
let browser: Browser;
let editor: Editor;

before(async () => {
	browser = await launchChromium();
	editor = await Editor.open(browser, session.url);
	await editor.logIn(owner);
});
after(async () => {
	await browser.close();
});

/** The panel of a node with these parameters. */
async function panelOf(
	parameters: INodeParameters,
	credential?: StoredCredential,
): Promise<NodePanel> {
	const node = smsb2b('SMSB2B', credential ?? (await storeCredential()), parameters);
	const workflow = await createWorkflow(session, workflowOf('A list', [{}], node));
	return await NodePanel.open(editor, session.url, workflow, 'SMSB2B');
}

/** Calls the API as the demo account does elsewhere. */
async function call(path: string, parameters: Record<string, string>): Promise<void> {
	const body = new URLSearchParams({ key: 'demo-key', ...parameters });
	assert.ok((await fetch(`${apiUrl}/${path}`, { method: 'POST', body })).ok);
}

test('among 5,000 contacts one is found by its number and shown by its name', async () => {
	await sandbox.addContacts('demo', 5000);
	const panel = await panelOf({ resource: 'contact', operation: 'get' });
	await panel.openList('contactId');
	await panel.entries.first().waitFor();
	assert.equal(await panel.entries.count(), 100, 'the first page');
	await panel.entries.last().scrollIntoViewIfNeeded();
	await until(async () => (await panel.entries.count()) === 200, 10);

	await panel.search('6900 004321');
	await until(async () => (await panel.entries.count()) === 1, 10);
	await editor.screenshot('list-5000-contacts');
	await panel.entries.first().click();
	assert.match(await panel.chosen('contactId'), /^\S+ \S+ \(306900004321\)$/);
	await editor.executeStep();
	await editor.page.getByTestId('output-panel').getByText('306900004321').first().waitFor();
});

test('of the chosen group its members are offered, and nobody else', async () => {
	await call('group/add', { name: 'Empty' });
	const panel = await panelOf({ resource: 'group', operation: 'removeContact' });
	await panel.openList('contactId');
	await panel.complaint.getByText('Choose the group first').waitFor();
	await editor.page.keyboard.press('Escape');

	await panel.openList('groupId');
	await panel.entries.getByText('Parents').click();
	await panel.openList('contactId');
	await panel.entries.first().waitFor();
	assert.deepEqual(await panel.entries.allInnerTexts(), [
		'Maria Papadopoulou (306971000001)',
		'Nikos Georgiou (306942000002)',
	]);
	await panel.entries.first().click();
	assert.equal(await panel.chosen('contactId'), 'Maria Papadopoulou (306971000001)');
});

test('a refused credential is said where the list would be, with what to do', async () => {
	const refused = await storeCredential({ apiKey: 'no-such-key' });
	const panel = await panelOf({ resource: 'user', operation: 'topUp' }, refused);
	await panel.openList('userId');
	await panel.complaint.getByText('SMSB2B did not accept the credential').waitFor();
	await panel.complaint.getByText('IP whitelist').waitFor();
	await editor.screenshot('list-refused-credential');
});
