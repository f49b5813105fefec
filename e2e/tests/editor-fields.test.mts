import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium.mts';
import { Editor } from '../browser/editor.mts';
import { NodePanel } from '../browser/node-panel.mts';
import { projectFolder } from '../../scripts/install/folders.mts';
import { edit, smsb2b, workflowOf } from '../n8n/workflow-builder.mts';
import { createWorkflow } from '../n8n/workflows.mts';
import { listOperations } from '../../scripts/screenshots/operations.mts';
import { useTestEnvironment } from '../context.mts';

const { session, owner, storeCredential } = useTestEnvironment();
const schemaFolder = join(projectFolder, 'nodes/Smsb2b/__schema__/v1.0.0');
let browser: Browser;

before(async () => {
	browser = await launchChromium();
});
after(async () => {
	await browser.close();
});

test('n8n serves the output schema of every operation to its editor', async () => {
	const operations = await listOperations(session);
	const files = await readdir(schemaFolder, { recursive: true });
	assert.equal(operations.length, files.filter((file) => file.endsWith('.json')).length);
	for (const { resource, operation } of operations) {
		const path = `${resource}/${operation}.json`;
		const response = await fetch(`${session.url}/schemas/n8n-nodes-smsb2b.smsb2b/1.0.0/${path}`, {
			headers: { cookie: session.cookie },
		});
		assert.equal(response.status, 200, path);
		const file = join(schemaFolder, path);
		assert.deepEqual(await response.json(), JSON.parse(await readFile(file, 'utf8')));
	}
});

test('the fields of a message can be mapped before it was ever sent', async () => {
	const editor = await Editor.open(browser, session.url);
	await editor.logIn(owner);
	const send = smsb2b('SMS', await storeCredential(), { resource: 'sms', operation: 'send' });
	const workflow = await createWorkflow(
		session,
		workflowOf('Fields', [{}], send, edit('Next', '1')),
	);
	const { fieldsOfInput } = await NodePanel.open(editor, session.url, workflow, 'Next');
	await fieldsOfInput.getByText('smsId').waitFor();
	await editor.screenshot('fields-before-first-run');
	const offered = await fieldsOfInput.allInnerTexts();
	for (const field of ['smsId', 'to', 'balance', 'cost', 'encoding', 'parts'])
		assert.ok(offered.includes(field), `${field} among ${offered.join(', ')}`);
});
