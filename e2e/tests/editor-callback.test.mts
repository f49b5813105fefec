import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium.mts';
import { Editor } from '../browser/editor.mts';
import { NodePanel } from '../browser/node-panel.mts';
import { sendWithCallback } from '../n8n/delivery-workflows.mts';
import { workflowOf } from '../n8n/workflow-builder.mts';
import { createWorkflow } from '../n8n/workflows.mts';
import { useTestEnvironment } from '../context.mts';

const { session, owner, sandbox, storeCredential } = useTestEnvironment();
let browser: Browser;

before(async () => {
	browser = await launchChromium();
});
after(async () => {
	await browser.close();
});

test('a person who sends with a Test URL is warned above the output', async () => {
	const callback = `${session.url}/webhook-test/uuid/delivery-report`;
	const step = sendWithCallback(await storeCredential(), callback);
	const items = ['6900000001', '6900000002'].map((mobile) => ({ mobile }));
	const workflow = await createWorkflow(session, workflowOf('Sends', items, step));
	const editor = await Editor.open(browser, session.url);
	await editor.logIn(owner);
	await NodePanel.open(editor, session.url, workflow, step.name);
	await editor.executeStep();
	const warning = editor.page.getByText('The Callback URL is a Test URL');
	await warning.waitFor();
	await editor.screenshot('callback-warning');
	assert.equal(await warning.count(), 1);
	assert.equal((await sandbox.messages()).length, 2);
});
