import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectFolder } from '../../scripts/install/folders.mts';
import { listOperations } from '../../scripts/screenshots/operations.mts';
import { useBrowser } from '../browser/chromium.mts';
import { Editor } from '../browser/editor.mts';
import { useTestEnvironment } from '../context.mts';
import { edit, smsb2b, workflowOf } from '../n8n/workflow-builder.mts';

const { session, owner, storeCredential } = useTestEnvironment();
const schemaFolder = join(projectFolder, 'nodes/Smsb2b/__schema__/v1.0.0');
const editor = await Editor.open(await useBrowser(), session.url, owner);

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

test('the fields of a message can be mapped before it was ever sent', async () => {
	const send = smsb2b('SMS', await storeCredential(), 'sms.send');
	const workflow = workflowOf('Fields', [{}], send, edit('Next', '1'));
	const { fieldsOfInput } = await editor.openNode(session, workflow, 'Next');
	await fieldsOfInput.getByText('smsId').waitFor();
	await editor.screenshot('fields-before-first-run');
	const offered = await fieldsOfInput.allInnerTexts();
	for (const field of ['smsId', 'to', 'balance', 'cost', 'encoding', 'parts'])
		assert.ok(offered.includes(field), `${field} among ${offered.join(', ')}`);
});
