import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectFolder } from '../../scripts/install/folders.mts';
import { listOperations } from '../n8n/operations.mts';
import { useBrowser } from '../browser/chromium.mts';
import { Editor } from '../browser/editor.mts';
import type { NodePanel } from '../browser/node-panel.mts';
import { useTestEnvironment } from '../context.mts';
import { mobiles, sendWithCallback } from '../n8n/delivery-steps.mts';
import { edit, smsb2b, workflowOf } from '../n8n/workflow-builder.mts';
import { until } from '../until.mts';

const { session, owner, sandbox, storeCredential } = useTestEnvironment();
const schemaFolder = join(projectFolder, 'nodes/Smsb2b/__schema__/v1.0.0');
const editor = await Editor.open(await useBrowser(), session.url, owner);
const credential = await storeCredential();

test('a person adds the node, picks Send, runs the step and sees the result', async () => {
	try {
		await editor.createWorkflow();
		await editor.addTrigger('Manual Trigger');
		await editor.addNode('SMSB2B', 'Send an SMS');
		await editor.screenshot('send-1-empty');
		await editor.fill('to', '6900000001');
		await editor.fill('text', 'Καλημέρα από το n8n');
		await editor.screenshot('send-2-filled');
		await editor.executeStep();
		await editor.screenshot('send-3-result');

		const message = await sandbox.onlyMessage();
		assert.equal(message.to, '306900000001');
		assert.equal(message.text, 'Καλημέρα από το n8n');
		assert.ok((await editor.outputText()).includes(String(message.id)));
		assert.deepEqual(editor.outsideRequests, []);
	} catch (error) {
		await editor.screenshot('send-failed');
		throw error;
	}
});

test('a person who sends with a Test URL is warned above the output', async () => {
	const callback = `${session.url}/webhook-test/uuid/delivery-report`;
	const step = sendWithCallback(credential, callback);
	await editor.openNode(session, workflowOf('Sends', mobiles(2), step), step.name);
	await editor.executeStep();
	const warning = editor.page.getByText('The Callback URL is a Test URL');
	await warning.waitFor();
	await editor.screenshot('callback-warning');
	assert.equal(await warning.count(), 1);
	assert.equal((await sandbox.messages()).length, 2);
});

test('before a run, a person is told that each input item is a paid message; afterwards, that all were equal', async () => {
	const send = smsb2b('SMS', credential, 'sms.send', { to: '6971234567', text: 'Hello' });
	const workflow = workflowOf('Equal', mobiles(2), edit('Rows', '$json'), send);
	const { panel } = await editor.openNode(session, workflow, 'SMS');
	await panel.getByTestId('execute-previous-node').click();
	await panel.getByText('Sends one paid message for each input item').waitFor();
	await editor.executeStep();
	await panel.getByText('2 equal messages to the same number were sent').waitFor();
	await editor.screenshot('equal-messages');
	assert.equal((await sandbox.messages()).length, 2);
});

test('a column dragged into To Field gives its name', async () => {
	const bulk = smsb2b('SMS', credential, 'sms.sendBulk', { recipients: 'inputItems' });
	const workflow = workflowOf('Dragged', [{ phone: '6971234567' }], bulk);
	const { panel } = await editor.openNode(session, workflow, 'SMS');
	const column = panel.getByTestId('ndv-input-panel').getByText('phone', { exact: true }).first();
	const field = panel.getByTestId('parameter-input-toField');
	await column.dragTo(field);
	await until(async () => (await field.locator('input').first().inputValue()) === 'phone', 10);
	await editor.screenshot('column-dragged');
});

test('n8n serves the output schema of every operation to its editor', async () => {
	const operations = await listOperations(session);
	const files = await readdir(schemaFolder, { recursive: true });
	assert.equal(operations.length, files.filter((file) => file.endsWith('.json')).length);
	const schemas = `${session.url}/schemas/n8n-nodes-smsb2b.smsb2b/1.0.0`;
	for (const { resource, operation } of operations) {
		const path = `${resource}/${operation}.json`;
		const response = await fetch(`${schemas}/${path}`, { headers: { cookie: session.cookie } });
		assert.equal(response.status, 200, path);
		const file = await readFile(join(schemaFolder, path), 'utf8');
		assert.deepEqual(await response.json(), JSON.parse(file));
	}
});

/** n8n's assistants look there; its editor shows no fields of a trigger before it was started (seen in 2.41.1). */
test('n8n serves the output schema of every trigger', async () => {
	const folder = join(projectFolder, 'nodes');
	const files = globSync('*Trigger/__schema__/*.json', { cwd: folder });
	assert.equal(files.length, 3);
	for (const file of files) {
		const [, node, version] = /^(\w+)\/__schema__\/v(.+)$/.exec(file) ?? [];
		const type = `n8n-nodes-smsb2b.${node.replace('S', 's')}`;
		const response = await fetch(`${session.url}/schemas/${type}/${version}`);
		assert.equal(response.status, 200, file);
		const text = await readFile(join(folder, file), 'utf8');
		assert.deepEqual(await response.json(), JSON.parse(text));
	}
});

test('the fields of a message can be mapped before it was ever sent', async () => {
	const send = smsb2b('SMS', credential, 'sms.send');
	const workflow = workflowOf('Fields', [{}], send, edit('Next', '1'));
	const { fieldsOfInput } = await editor.openNode(session, workflow, 'Next');
	await fieldsOfInput.getByText('smsId').waitFor();
	await editor.screenshot('fields-before-first-run');
	const offered = await fieldsOfInput.allInnerTexts();
	for (const field of ['smsId', 'to', 'balance', 'cost', 'encoding', 'parts'])
		assert.ok(offered.includes(field), `${field} among ${offered.join(', ')}`);
});

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
	await panel.complaint.getByText('SMSB2B rejected the credential').waitFor();
	await panel.complaint.getByText('IP whitelist').waitFor();
	await editor.screenshot('list-rejected-credential');
});
