import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from '../browser/chromium.mts';
import { Editor } from '../browser/editor.mts';
import { useTestEnvironment } from '../context.mts';
import { mobiles } from '../n8n/delivery-steps.mts';
import { smsb2b, workflowOf } from '../n8n/workflow-builder.mts';

const { session, owner, sandbox, storeCredential } = useTestEnvironment();
const editor = await Editor.open(await useBrowser(), session.url, owner);
const credential = await storeCredential();

test('a person finds the hours under Safeguards, as they are set, and sends within them', async () => {
	const send = smsb2b('SMS', credential, 'sms.send', { to: '6971234567', text: 'Hello' });
	const workflow = workflowOf('Hours', mobiles(1), send);
	const { panel } = await editor.openNode(session, workflow, 'SMS');
	try {
		await panel.getByPlaceholder('Add safeguard').first().click();
		const offered = editor.page.getByRole('option');
		await offered.first().waitFor();
		await editor.screenshot('safeguards-1-offered');
		const names = (await offered.allInnerTexts()).map((name) => name.trim());
		assert.deepEqual(names, ['Limits', 'Message Key', 'Missing Values', 'Send Between']);
		await offered.getByText('Send Between').click();
		await panel.getByText('Sunday').waitFor();
		await panel.getByText('Sunday').scrollIntoViewIfNeeded();
		await editor.screenshot('safeguards-2-hours');
		// The sender is called so, too.
		const from = panel.getByTestId('parameter-input-from').last().locator('input').first();
		assert.equal(await from.inputValue(), '09:00');
		await editor.executeStep();
		assert.equal((await sandbox.onlyMessage()).to, '306971234567');
	} catch (error) {
		await editor.screenshot('safeguards-failed');
		throw error;
	}
});
