import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium.mts';
import { Editor } from '../browser/editor.mts';
import { useTestEnvironment } from '../context.mts';

const { session, owner, sandbox, storeCredential } = useTestEnvironment();
let browser: Browser;

before(async () => {
	browser = await launchChromium();
});
after(async () => {
	await browser.close();
});

test('a person adds the node, picks Send, runs the step and sees the result', async () => {
	await storeCredential();
	const editor = await Editor.open(browser, session.url);
	try {
		await editor.logIn(owner);
		await editor.createWorkflow('Manual Trigger');
		await editor.addNode('SMSB2B', 'Send an SMS');
		await editor.screenshot('send-1-empty');
		await editor.fill('to', '6900000001');
		await editor.fill('text', 'Καλημέρα από το n8n');
		await editor.screenshot('send-2-filled');
		await editor.executeStep();
		await editor.screenshot('send-3-result');

		const [message, ...more] = await sandbox.messages();
		assert.equal(more.length, 0);
		assert.equal(message.to, '306900000001');
		assert.equal(message.text, 'Καλημέρα από το n8n');
		assert.ok((await editor.outputText()).includes(String(message.id)));
		assert.deepEqual(editor.outsideRequests, []);
	} catch (error) {
		await editor.screenshot('send-failed');
		throw error;
	}
});
