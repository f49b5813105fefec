import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';
import { projectFolder } from '../../scripts/install/folders.mts';
import { nodeOutput } from '../n8n/executions.mts';
import { smsb2b, workflowOf } from '../n8n/workflow-builder.mts';
import { createAndRun } from '../n8n/workflows.mts';
import { useTestEnvironment } from '../context.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();

type Row = [value: IDataObject[string], is: string | string[]];

const table = JSON.parse(
	await readFile(join(projectFolder, 'test/data/numbers.json'), 'utf8'),
) as Record<string, Row[]>;

/** Every fourth row of each source: what people write, and what it is. */
const rows = Object.values(table).flatMap((source) => source.filter((_row, at) => at % 4 === 1));
const items = rows.map(([mobile], at) => ({ at, mobile }));
const isOne = ([, is]: Row) => typeof is === 'string' && /^\+?\d+$/.test(is);

test(`${rows.length} odd numbers, one by one: one call for each that is one, and a reason for every other`, async () => {
	const own = { resource: 'sms', operation: 'send', to: '={{ $json.mobile }}', text: 'Hello' };
	const node = {
		...smsb2b('SMS', await storeCredential(), own),
		onError: 'continueRegularOutput' as const,
	};
	const execution = await createAndRun(session, workflowOf('Odd numbers', items, node));
	assert.equal(execution.status, 'success');
	const asked = (await sandbox.requests('sms/send')).map(({ body }) => String(body.to));
	assert.deepEqual(
		asked.sort(),
		rows
			.filter(isOne)
			.map(([, is]) => String(is))
			.sort(),
	);
	const output = nodeOutput(execution, 'SMS');
	assert.equal(output.length, rows.length);
	for (const [at, row] of rows.entries()) {
		if (isOne(row)) continue;
		const error = output[at].json.error as IDataObject;
		assert.match(
			String(error.message),
			new RegExp(`"To".* \\(item ${at + 1}\\)$`),
			JSON.stringify(row),
		);
		assert.match(String(error.description), /Nothing was sent for this item\.$/);
	}
});

test('the same in bulk, from the items', async () => {
	const own = {
		resource: 'sms',
		operation: 'sendBulk',
		recipients: 'inputItems',
		toField: 'mobile',
		text: 'Hello',
	};
	const node = smsb2b('SMS', await storeCredential(), {
		...own,
		options: { skipDuplicates: false },
	});
	const execution = await createAndRun(session, workflowOf('Odd numbers in bulk', items, node));
	assert.equal(execution.status, 'success');
	const [{ body }] = await sandbox.requests('sms/bulk');
	const sent = String(body.to).split(',');
	for (const row of rows.filter(isOne))
		assert.ok(sent.includes(String(row[1])), JSON.stringify(row));
	const output = nodeOutput(execution, 'SMS');
	for (const [at, row] of rows.entries()) {
		const own = output.filter(({ pairedItem }) => (pairedItem as { item: number }).item === at);
		assert.ok(own.length > 0, JSON.stringify(row));
		if (row[1] === 'shortened')
			assert.match(String(own[0].json.reason), /shortened by a spreadsheet/);
	}
	assert.ok(sent.every((number) => /^\+?\d{6,17}$/.test(number)));
});
