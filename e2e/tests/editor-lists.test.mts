import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from '../browser/chromium.mts';
import { Editor } from '../browser/editor.mts';
import type { NodePanel } from '../browser/node-panel.mts';
import { useTestEnvironment } from '../context.mts';
import { smsb2b, workflowOf } from '../n8n/workflow-builder.mts';
import { until } from '../until.mts';

const { session, owner, sandbox, storeCredential } = useTestEnvironment();
const editor = await Editor.open(await useBrowser(), session.url, owner);
const credential = await storeCredential();

/** The panel of a node with this operation. */
async function panelOf(does: string, chosen = credential): Promise<NodePanel> {
	const node = smsb2b('SMSB2B', chosen, does);
	return await editor.openNode(session, workflowOf('A list', [{}], node), 'SMSB2B');
}

test('among 5,000 contacts one is found by its number and shown by its name', async () => {
	await sandbox.addContacts('demo', 5000);
	const panel = await panelOf('contact.get');
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

test('of the chosen group its members are offered, and no one else', async () => {
	await sandbox.callApi('group/add', { name: 'Empty' });
	const panel = await panelOf('group.removeContact');
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

test('a rejected credential is reported where the list would be, with what to do', async () => {
	const rejected = await storeCredential({ apiKey: 'no-such-key' });
	const panel = await panelOf('user.topUp', rejected);
	await panel.openList('userId');
	await panel.complaint.getByText('SMSB2B did not accept the credential').waitFor();
	await panel.complaint.getByText('IP whitelist').waitFor();
	await editor.screenshot('list-rejected-credential');
});
