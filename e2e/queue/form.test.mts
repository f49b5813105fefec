import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { untilRegistered } from '../n8n/session.mts';
import { coreNode, triggered } from '../n8n/workflow-builder.mts';
import { useQueue } from './context.mts';

const { session } = useQueue();

test('a form is shown and submitted through the webhook process', async () => {
	const path = randomUUID();
	const form = coreNode('Form', 'formTrigger', 2.2, {
		formTitle: 'Absences',
		formFields: { values: [{ fieldLabel: 'Pupil' }] },
		options: { path },
	});
	const trigger = { ...form, webhookId: randomUUID() };
	const workflow = await session.createWorkflow(triggered('Has a form', trigger));
	await session.activate(workflow);
	const url = `${session.url}/form/${path}`;
	await untilRegistered(url);
	assert.match(await (await fetch(url)).text(), /Absences/);

	const filled = new FormData();
	filled.set('field-0', 'Μαρία');
	const { status } = await fetch(url, { method: 'POST', body: filled });
	assert.equal(status, 200);
	const [execution] = await session.untilExecuted(workflow, 1);
	assert.equal(execution.output('Form')[0].Pupil, 'Μαρία');
	await session.unpublish(workflow);
});
