import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useTestEnvironment } from '../context.mts';
import { edit, smsb2b, workflowOf, type StepSettings } from '../n8n/workflow-builder.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const credential = await storeCredential();

/** Previews the message of each of the items. */
async function preview(
	items: IDataObject[],
	parameters: INodeParameters = {},
	settings: StepSettings = {},
) {
	const message = {
		to: '={{ $json.mobile }}',
		text: '=Καλημέρα {{ $json.name ?? "" }}',
		...parameters,
	};
	const node = smsb2b('Preview', credential, 'sms.preview', message, settings);
	return await session.run(workflowOf('Preview', items, node));
}

const SUMMARY = { result: 'summary' };

/** What people have in the column of mobile numbers, and whether it is one that can be sent to. */
const NUMBERS: Array<[written: unknown, valid: boolean, reason?: RegExp]> = [
	['6971234567', true],
	[6971234567, true],
	['+30 697 123 4567', true],
	['0030-697-1234568', true],
	['6971234567.0', true],
	['+49 172 5984200', true],
	[['6971234567'], true],
	['2101234567', false, /not a valid mobile number/],
	['800 11 12345', false, /not a valid mobile number/],
	['', false, /is empty/],
	[null, false, /is empty/],
	['6,97123E+09', false, /shortened by a spreadsheet/],
	['6971234567, 6981234567', false, /more than one number/],
	['Μαρία', false, /not a mobile number/],
	['24/11/2026', false, /is a date/],
	['112', false, /too few digits/],
];

test('numbers as people write them: each is called valid, or it is said why not, and nothing is sent', async () => {
	const items = NUMBERS.map(([mobile]) => ({ mobile }) as IDataObject);
	const outputs = (await preview(items)).succeeded().output('Preview');
	assert.equal(outputs.length, NUMBERS.length);
	for (const [at, [written, valid, reason]] of NUMBERS.entries()) {
		assert.equal(outputs[at].valid, valid, JSON.stringify(written));
		if (reason) assert.match(String(outputs[at].reason), reason, JSON.stringify(written));
		assert.equal(
			outputs[at].cost,
			valid ? (outputs[at].msisdn === '491725984200' ? 2 : 1) : undefined,
		);
		assert.equal(outputs[at].parts, 1);
	}
	assert.deepEqual(await sandbox.messages(), []);
});

test('the summary counts the same messages, and compares them with the balance', async () => {
	await sandbox.changeAccount('demo', { balance: 8 });
	const items = NUMBERS.map(([mobile]) => ({ mobile }) as IDataObject);
	const { valid, invalid } = {
		valid: NUMBERS.filter(([, isValid]) => isValid).length,
		invalid: NUMBERS.filter(([, isValid]) => !isValid).length,
	};
	const execution = (await preview(items, SUMMARY)).succeeded();
	const expected = { messages: valid, invalid, parts: valid, cost: valid + 1, balance: 8 };
	assert.deepEqual(execution.onlyOutput('Preview'), { ...expected, enough: true });
	await sandbox.changeAccount('demo', { balance: 7.5 });
	const poor = (await preview(items, SUMMARY)).succeeded();
	assert.equal(poor.onlyOutput('Preview').enough, false);
	assert.deepEqual(await sandbox.messages(), []);
});

test('what Preview says a run costs is what Send then takes', async () => {
	const text = '=Αγαπητοί γονείς, {{ "ενημέρωση ".repeat($json.length) }}';
	const items = [1, 6, 12, 20].map((length, at) => ({ mobile: `697000000${at}`, length }));
	const abroad = [...items, { mobile: '+491725984200', length: 12 }];
	const summary = (await preview(abroad, { text, ...SUMMARY })).succeeded().onlyOutput('Preview');
	const send = smsb2b('Send', credential, 'sms.send', { to: '={{ $json.mobile }}', text });
	const sent = (await session.run(workflowOf('Send', abroad, send))).succeeded().output('Send');
	const sum = (field: string) => sent.reduce((total, json) => total + Number(json[field]), 0);
	assert.equal(summary.cost, sum('cost'));
	assert.equal(summary.parts, sum('parts'));
	assert.equal(summary.messages, sent.length);
});

test('a thousand messages, among them duplicates: a summary, at the pace of the settings', async () => {
	await sandbox.changeAccount('demo', { balance: 10_000 });
	await sandbox.changeSettings({ latency: 5 });
	const items = Array.from({ length: 1000 }, (_, at) => ({
		mobile: String(6_970_000_000 + (at % 900)),
		name: `Όνομα ${at % 900}`,
	}));
	const settings = { requestOptions: { maxConcurrency: 5 } };
	const execution = (await preview(items, { ...SUMMARY, ...settings })).succeeded();
	assert.deepEqual(execution.onlyOutput('Preview'), {
		...{ messages: 1000, invalid: 0, parts: 1000, cost: 1000 },
		...{ balance: 10_000, enough: true },
	});
	const looked = await sandbox.requests('mobile/check');
	assert.equal(looked.length, 900);
	assert.deepEqual(await sandbox.messages(), []);
});

test('an If node behind it parts what can be sent from what cannot, each with its own item', async () => {
	const items = [
		{ mobile: '2101234567', name: 'Α' },
		{ mobile: '6971234567', name: 'Β' },
	];
	const node = smsb2b('Preview', credential, 'sms.preview', {
		to: '={{ $json.mobile }}',
		text: '=Γεια {{ $json.name }}',
	});
	const paired = edit('Paired', '{ name: $("Start").item.json.name, valid: $json.valid }');
	const execution = (await session.run(workflowOf('Preview', items, node, paired))).succeeded();
	assert.deepEqual(execution.output('Paired'), [
		{ name: 'Α', valid: false },
		{ name: 'Β', valid: true },
	]);
});

test('of all messages of a summary n8n still finds the items', async () => {
	const items = [{ mobile: '6971234567' }, { mobile: '6981234567' }];
	const node = smsb2b('Preview', credential, 'sms.preview', {
		...{ to: '={{ $json.mobile }}', text: 'Γεια', result: 'summary' },
	});
	const behind = edit('Behind', '{ all: $("Start").all().length, cost: $json.cost }');
	const execution = (await session.run(workflowOf('Preview', items, node, behind))).succeeded();
	assert.deepEqual(execution.output('Behind'), [{ all: 2, cost: 2 }]);
});
