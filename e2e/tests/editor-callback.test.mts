import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from '../browser/chromium.mts';
import { Editor } from '../browser/editor.mts';
import { useTestEnvironment } from '../context.mts';
import { mobiles, sendWithCallback } from '../n8n/delivery-steps.mts';
import { workflowOf } from '../n8n/workflow-builder.mts';

const { session, owner, sandbox, storeCredential } = useTestEnvironment();
const editor = await Editor.open(await useBrowser(), session.url, owner);

test('a person who sends with a Test URL is warned above the output', async () => {
	const callback = `${session.url}/webhook-test/uuid/delivery-report`;
	const step = sendWithCallback(await storeCredential(), callback);
	await editor.openNode(session, workflowOf('Sends', mobiles(2), step), step.name);
	await editor.executeStep();
	const warning = editor.page.getByText('The Callback URL is a Test URL');
	await warning.waitFor();
	await editor.screenshot('callback-warning');
	assert.equal(await warning.count(), 1);
	assert.equal((await sandbox.messages()).length, 2);
});
