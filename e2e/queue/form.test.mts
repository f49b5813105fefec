import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import {
	allItems,
	triggered,
	unpublish,
	untilExecuted,
	untilRegistered,
} from '../n8n/delivery-workflows.mts';
import { activateWorkflow, createWorkflow } from '../n8n/workflows.mts';
import { useQueue } from './context.mts';

const { session } = useQueue();

test('a form is shown and taken through the webhook process', async () => {
	const path = randomUUID();
	const form = {
		name: 'Form',
		type: 'n8n-nodes-base.formTrigger',
		typeVersion: 2.2,
		webhookId: randomUUID(),
		parameters: {
			formTitle: 'Absences',
			formFields: { values: [{ fieldLabel: 'Pupil' }] },
			options: { path },
		},
	};
	const workflow = await createWorkflow(session, triggered('Has a form', form));
	await activateWorkflow(session, workflow);
	const url = `${session.url}/form/${path}`;
	await untilRegistered(url);
	assert.match(await (await fetch(url)).text(), /Absences/);

	const filled = new FormData();
	filled.set('field-0', 'Μαρία');
	const { status } = await fetch(url, { method: 'POST', body: filled });
	assert.equal(status, 200);
	const executions = await untilExecuted(session, workflow, 1);
	const [item] = allItems(executions, form.name);
	assert.equal(item.Pupil, 'Μαρία');
	await unpublish(session, workflow);
});
