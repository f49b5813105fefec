import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';
import { projectFolder } from '../../scripts/install/folders.mts';
import { useTestEnvironment } from '../context.mts';
import { smsb2b, workflowOf } from '../n8n/workflow-builder.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const credential = await storeCredential();

type Row = [value: IDataObject[string], is: string | string[]];

const table = JSON.parse(
	await readFile(join(projectFolder, 'test/data/numbers.json'), 'utf8'),
) as Record<string, Row[]>;

/** Every fourth row of each source: what people write, and what it is. */
const rows = Object.values(table).flatMap((source) => source.filter((_row, at) => at % 4 === 1));
const items = rows.map(([mobile], at) => ({ at, mobile }));
const isOne = ([, is]: Row) => typeof is === 'string' && /^\+?\d+$/.test(is);

test(`${rows.length} odd numbers, one by one: one call for each valid one, and a reason for every other`, async () => {
	const message = { to: '={{ $json.mobile }}', text: 'Hello' };
	const settings = { onError: 'continueRegularOutput' } as const;
	const node = smsb2b('SMS', credential, 'sms.send', message, settings);
	const execution = (await session.run(workflowOf('Odd numbers', items, node))).succeeded();
	const asked = (await sandbox.requests('sms/send')).map(({ body }) => body.to);
	const valid = rows.filter(isOne).map(([, is]) => String(is));
	assert.deepEqual(asked.sort(), valid.sort());
	const output = execution.output('SMS');
	assert.equal(output.length, rows.length);
	for (const [at, row] of rows.entries()) {
		if (isOne(row)) continue;
		const { message: shown, description } = output[at].error as IDataObject;
		assert.match(`${shown}`, new RegExp(`"To".* \\(item ${at + 1}\\)$`), JSON.stringify(row));
		assert.match(`${description}`, /Nothing was sent for this item\.$/);
	}
});

test('the same in bulk, from the items', async () => {
	const node = smsb2b('SMS', credential, 'sms.sendBulk', {
		...{ recipients: 'inputItems', toField: 'mobile', text: 'Hello' },
		options: { skipDuplicates: false },
	});
	const workflow = workflowOf('Odd numbers in bulk', items, node);
	const execution = (await session.run(workflow)).succeeded();
	const [{ body }] = await sandbox.requests('sms/bulk');
	const sent = body.to.split(',');
	for (const row of rows.filter(isOne))
		assert.ok(sent.includes(String(row[1])), JSON.stringify(row));
	const output = execution.items('SMS');
	for (const [at, row] of rows.entries()) {
		const own = output.filter(({ pairedItem }) => (pairedItem as { item: number }).item === at);
		assert.ok(own.length > 0, JSON.stringify(row));
		if (row[1] === 'shortened')
			assert.match(String(own[0].json.reason), /shortened by a spreadsheet/);
	}
	assert.ok(sent.every((number) => /^\+?\d{6,17}$/.test(number)));
});
