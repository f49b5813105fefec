import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from '../browser/chromium.mts';
import { Editor } from '../browser/editor.mts';
import { useTestEnvironment } from '../context.mts';

const { session, owner, sandbox, storeCredential } = useTestEnvironment();
const editor = await Editor.open(await useBrowser(), session.url, owner);

test('a person adds the node, picks Send, runs the step and sees the result', async () => {
	await storeCredential();
	try {
		await editor.createWorkflow('Manual Trigger');
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
