import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { projectFolder } from '../../scripts/install/folders.mts';
import { useTestEnvironment } from '../context.mts';
import type { Execution } from '../n8n/execution.mts';
import {
	addNode,
	coreNode,
	smsb2b,
	startNode,
	type Step,
	workflowOf,
} from '../n8n/workflow-builder.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const credential = await storeCredential();

type Row = [value: string | number, is: string];

/** A table of values as people have them, by where they are met; each with what it is. */
async function table<Values extends unknown[]>(name: string): Promise<Values[]> {
	const text = await readFile(join(projectFolder, 'test/data', name), 'utf8');
	return Object.values(JSON.parse(text) as Record<string, Values[]>).flat();
}

/** A sample of what can stand in a cell: one number, or none. */
const rows = (await table<[value: unknown, is: string | string[]]>('numbers.json'))
	.filter((row): row is Row => isCell(row[0]) && typeof row[1] === 'string' && row[1] !== 'none')
	.filter((_row, at) => at % 7 === 3);
const isOne = ([, is]: Row) => /^\+?\d+$/.test(is);
const numbers = rows.filter(isOne).map(([, is]) => is);

/** Spreadsheets have no control characters. */
function isCell(value: unknown): boolean {
	return typeof value === 'number' || (typeof value === 'string' && !/\p{Cc}/u.test(value));
}

const [toFile, fromFile] = ['Convert to File', 'Extract From File'];

/** Writes items to an Excel file and reads them from it, as n8n's own nodes do, and gives them to several operations. */
async function throughSpreadsheet(
	items: IDataObject[],
	operations: Array<[operation: string, parameters: INodeParameters]>,
): Promise<Execution> {
	const workflow = workflowOf(
		'Values from a spreadsheet',
		items,
		coreNode(toFile, 'convertToFile', 1.1, { operation: 'xlsx', options: {} }),
		coreNode(fromFile, 'extractFromFile', 1, { operation: 'xlsx', options: {} }),
	);
	for (const [operation, parameters] of operations)
		addNode(workflow, inOrder(operation, parameters), fromFile);
	return (await session.run({ ...workflow, settings: { timezone: 'Europe/Athens' } })).succeeded();
}

/** A step with the name of its operation, whose calls keep the order of the items. */
function inOrder(operation: string, parameters: INodeParameters): Step {
	const own = { ...parameters, requestOptions: { maxConcurrency: 1 } };
	return smsb2b(operation, credential, operation, own, { onError: 'continueRegularOutput' });
}

/** The bodies of the calls of an endpoint, in order. */
async function bodies(path: string): Promise<Array<Record<string, string>>> {
	return (await sandbox.requests(path)).map(({ body }) => body);
}

const OPERATIONS: Array<
	[operation: string, path: string, field: 'to' | 'mobile', own: INodeParameters]
> = [
	['viber.send', 'viber/send', 'to', { from: '1001', messageType: 'Text', text: 'Hello' }],
	['twoFactor.send', '2fa/send', 'to', { text: 'Code %%CODE%%', options: { wait: 0 } }],
	['contact.create', 'contact/add', 'mobile', {}],
	['mobile.check', 'mobile/check', 'mobile', {}],
	['hlr.lookup', 'hlr/lookup', 'mobile', {}],
];

test(`${rows.length} numbers of a spreadsheet: each operation calls for the valid ones, and rejects every other`, async () => {
	await sandbox.changeAccount('demo', { balance: 10_000, hlrBalance: 1_000 });
	const execution = await throughSpreadsheet(
		rows.map(([value]) => ({ value })),
		OPERATIONS.map(([operation, , field, own]) => [
			operation,
			{ [field]: '={{ $json.value }}', ...own },
		]),
	);
	for (const [operation, path, field] of OPERATIONS) {
		assert.deepEqual(
			(await bodies(path)).map((body) => body[field]),
			numbers,
			operation,
		);
		const output = execution.output(operation);
		assert.equal(output.length, rows.length, operation);
		const label = field === 'to' ? 'To' : 'Mobile';
		for (const [at, row] of rows.entries()) {
			if (isOne(row)) continue;
			const { message, description } = output[at].error as IDataObject;
			assert.match(`${message}`, new RegExp(`"${label}".* \\(item ${at + 1}\\)$`), `${row}`);
			assert.match(`${description}`, /Nothing was sent for this item\.$/);
		}
	}
});

test('a column whose heading is written otherwise is found, and a number with a decimal comma is one entry', async () => {
	const items = [
		{ '\uFEFFΚΙΝΗΤΌ\u00A0κηδεμόνα ': 6971234567 },
		{ '\uFEFFΚΙΝΗΤΌ\u00A0κηδεμόνα ': '6,981234567' },
		{ '\uFEFFΚΙΝΗΤΌ\u00A0κηδεμόνα ': '697 123 4568; 6971234569' },
	];
	const bulk = { recipients: 'inputItems', toField: 'Κινητό Κηδεμόνα', text: 'Hello' };
	const execution = await throughSpreadsheet(items, [
		['sms.sendBulk', bulk],
		['viber.sendBulk', { ...bulk, from: '1001', messageType: 'text' }],
	]);
	for (const resource of ['sms', 'viber']) {
		const [{ to }] = await bodies(`${resource}/bulk`);
		assert.equal(to, '6971234567,6971234568,6971234569');
		const [, rejected] = execution.output(`${resource}.sendBulk`);
		assert.equal(rejected.accepted, false);
		assert.match(String(rejected.reason), /comma after its first digits.*: 6,981234567\./);
	}
});

test('dates of four countries are days, or are rejected where they can be read in two ways', async () => {
	const dates = (
		await table<[written: string | number, meaning: string, day?: string]>('dates.json')
	)
		.filter(([written]) => isCell(written))
		.filter((_date, at) => at % 4 === 1);
	const items = dates.map(([date], at) => ({ date, number: 6_970_000_000 + at }));
	const own = {
		mobile: '={{ $json.number }}',
		additionalFields: { birthday: '={{ $json.date }}' },
	};
	const execution = await throughSpreadsheet(items, [
		['contact.create', own],
		['contact.upsert', { ...own, mobile: '={{ $json.number + 100_000 }}' }],
	]);
	const days = dates.flatMap(([, , day]) => day ?? []);
	assert.ok(days.length > 15 && days.length < dates.length - 10);
	const birthdays = (await bodies('contact/add')).map(({ birthday }) => birthday);
	assert.deepEqual(birthdays, [...days, ...days]);
	for (const operation of ['contact.create', 'contact.upsert']) {
		const output = execution.output(operation);
		for (const [at, [written, , day]] of dates.entries()) {
			if (day !== undefined) continue;
			const { message } = output[at].error as IDataObject;
			assert.match(`${message}`, new RegExp(`"Birthday".* \\(item ${at + 1}\\)$`), `${written}`);
		}
	}
});

test('lists, objects, options and words for yes and no, in rows that were imported as JSON', async () => {
	const rows = [
		{ to: ['6970000001'], type: 'TEXT WITH BUTTON', fallback: 'ΝΑΙ', wait: '0,0', name: 'Άννα' },
		{ to: '["6970000002"]', type: 'text', fallback: 'ΨΕΥΔΕΣ', wait: ['0'], name: ['Ζωή'] },
		{ to: ['6970000003', '6970000004'], type: 'text', fallback: false, wait: 0, name: 'x' },
		{ to: { mobile: '6970000005' }, type: 'text', fallback: false, wait: 0, name: 'x' },
		{ to: '6970000006', type: 'κείμενο', fallback: 'ίσως', wait: '1.000', name: { first: 'x' } },
	];
	const steps: Array<[operation: string, path: string, parameters: INodeParameters]> = [
		[
			'viber.send',
			'viber/send',
			{
				...{ to: '={{ $json.to }}', from: '1001', messageType: '={{ $json.type }}', text: 'Hello' },
				...{
					buttonCaption: 'Open',
					buttonAction: 'https://example.com',
					image: 'https://example.com',
				},
				...{ smsFallback: '={{ $json.fallback }}', smsText: 'Hello' },
			},
		],
		[
			'twoFactor.send',
			'2fa/send',
			{ to: '={{ $json.to }}', text: 'Code %%CODE%%', options: { wait: '={{ $json.wait }}' } },
		],
		[
			'contact.create',
			'contact/add',
			{ mobile: '={{ $json.to }}', additionalFields: { name: '={{ $json.name }}' } },
		],
		['mobile.check', 'mobile/check', { mobile: '={{ $json.to }}' }],
		['hlr.lookup', 'hlr/lookup', { mobile: '={{ $json.to }}' }],
	];
	const workflow = workflowOf('Imported rows', rows);
	for (const [operation, , parameters] of steps)
		addNode(workflow, inOrder(operation, parameters), startNode);
	const execution = (await session.run(workflow)).succeeded();
	for (const [operation, path, parameters] of steps) {
		const single = parameters.mobile !== undefined && parameters.additionalFields === undefined;
		const sent = (await bodies(path)).map(({ to, mobile }) => to ?? mobile);
		const good = ['6970000001', '6970000002', ...(single ? ['6970000006'] : [])];
		assert.deepEqual(sent, good, operation);
		const errors = execution
			.output(operation)
			.flatMap(({ error }) => (error === undefined ? [] : [error as IDataObject]));
		const label = parameters.mobile === undefined ? 'To' : 'Mobile';
		assert.match(`${errors[0].message}`, new RegExp(`"${label}" is a list.* \\(item 3\\)$`));
		assert.match(`${errors[1].message}`, new RegExp(`"${label}" is an object.* \\(item 4\\)$`));
		assert.match(`${errors[1].description}`, /: \.mobile\. Nothing was sent for this item\.$/);
		assert.equal(errors.length, 5 - good.length, operation);
		if (!single) assert.match(`${errors[2].message}`, /^The value .* \(item 5\)$/);
	}
	const [first, second] = await bodies('viber/send');
	assert.deepEqual([first.button_caption, first.sms_fallback], ['Open', 'true']);
	assert.deepEqual([second.button_caption, second.sms_fallback], [undefined, undefined]);
	assert.deepEqual(
		(await bodies('contact/add')).map(({ name }) => name),
		['Άννα', 'Ζωή'],
	);
});
