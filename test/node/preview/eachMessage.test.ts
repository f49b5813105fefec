import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

const WAYS = [
	['the runner', runInWorkflow],
	["n8n's routing engine", runOnRoutingEngine],
] as const;

function setupOf(parameters: INodeParameters, items: IDataObject[] = [{}]) {
	const own = { resource: 'sms', operation: 'preview', text: 'Hello', ...parameters };
	return { parameters: own, items, credential: sandbox.credential };
}

const TEXT = {
	...{ parts: 1, encoding: 'gsm', characters: 5, charactersLeft: 155 },
	...{ partsAsGsm: 1, partsAsUnicode: 1, arrivesAs: 'Hello', arrivesAsGsm: 'Hello' },
	...{ outsideGsm: '', lostInGsm: '' },
};

async function numbersLookedUp(): Promise<string[]> {
	return (await sandbox.calls()).map(({ path, body }) => `${path} ${body.mobile}`);
}

describe.each(WAYS)('%s', (_way, run) => {
	test('says of a number that it is valid, its network, and what the message costs', async () => {
		const { items, failure } = await run(setupOf({ to: '697 123 4567' }));
		expect(failure?.message).toBeUndefined();
		expect(items).toEqual([
			{
				json: {
					...{ to: '697 123 4567', valid: true, msisdn: '306971234567', cost: 1 },
					...{ ...TEXT, mcc: '202', mnc: '01' },
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(await numbersLookedUp()).toEqual(['mobile/check 6971234567']);
	});

	test('reckons the price of another country, for each part', async () => {
		const { items } = await run(setupOf({ to: '+491725984200', text: 'ά'.repeat(71) }));
		expect(items[0].json).toMatchObject({ msisdn: '491725984200', parts: 2, cost: 4 });
	});

	test('says of a landline that SMSB2B takes it for no mobile number', async () => {
		const { items } = await run(setupOf({ to: '2101234567' }));
		expect(items[0].json).toEqual({
			...{ to: '2101234567', valid: false, ...TEXT },
			reason: expect.stringMatching(
				/^The number in "To" is not a valid mobile number\. /,
			) as string,
		});
	});

	test.each([
		['={{ $json.missing }}', '', /^The recipient in "To" is empty\. Enter a mobile number/],
		['={{ "" }}', '', /^The recipient in "To" is empty\./],
		['nobody', 'nobody', /^The value in "To" is not a mobile number: nobody\. /],
		['6,97123E+09', '6,97123E+09', /^The value in "To" was shortened by a spreadsheet/],
		['6971234567, 6981234567', '6971234567, 6981234567', /more than one number.*Send Bulk/],
	])('says of %j why it is not valid, and looks nothing up', async (to, written, reason) => {
		const { items, failure } = await run(setupOf({ to }));
		expect(failure?.message).toBeUndefined();
		expect(items[0].json).toEqual({
			...{ to: written, valid: false, ...TEXT },
			reason: expect.stringMatching(reason) as string,
		});
		expect(await sandbox.calls()).toEqual([]);
	});

	test('previews the text alone where To was left empty', async () => {
		expect((await run(setupOf({ to: '' }))).items[0].json).toEqual(TEXT);
		expect(await sandbox.calls()).toEqual([]);
	});

	test('leaves open what it was not to look up', async () => {
		const { items } = await run(setupOf({ to: '6971234567', options: { checkNumbers: false } }));
		expect(items[0].json).toEqual({
			...{ to: '6971234567', valid: null, msisdn: null, cost: null },
			...{ ...TEXT, mcc: null, mnc: null },
		});
		expect(await sandbox.calls()).toEqual([]);
	});

	test('leaves open a price that SMSB2B does not tell', async () => {
		await sandbox.fault({
			kind: 'body',
			path: 'mobile/check',
			contentType: 'application/json',
			body: '{"status":"1","error":"0","remarks":"Success","mobile":{"msisdn":"306971234567"}}',
		});
		const { items } = await run(setupOf({ to: '6971234567' }));
		expect(items[0].json).toMatchObject({ valid: true, cost: null, mcc: null });
	});

	test.each([
		[{ text: '={{ "" }}' }, /^The message in "Text" is empty \(item 1\)/],
		[{ text: 'Hello', from: 'far too long a sender' }, /^The sender in "From" is too long/],
		[{ options: { encoding: 'utf-16' } }, /^The value in "Encoding" is none of its options/],
		[{ options: { checkNumbers: '={{ "perhaps" }}' } }, /^The value of "Check Numbers" is neither/],
		[{ result: 'total' }, /^The value in "Result" is none of its options: total/],
	])('says what could not be sent: %j', async (parameters, message) => {
		const { failure } = await run(setupOf({ to: '6971234567', ...parameters }));
		expect(failure?.message).toMatch(message);
		expect(failure?.description).toMatch(/Nothing was sent/);
	});
});

test('a number that several items have is looked up once', async () => {
	const items = ['6971234567', '6981234567', '6971234567'].map((to) => ({ to }));
	const run = await runInWorkflow(setupOf({ to: '={{ $json.to }}' }, items));
	expect(run.items.map(({ json, pairedItem }) => [json.msisdn, pairedItem])).toEqual([
		['306971234567', { item: 0 }],
		['306981234567', { item: 1 }],
		['306971234567', { item: 2 }],
	]);
	expect((await numbersLookedUp()).sort()).toEqual([
		'mobile/check 6971234567',
		'mobile/check 6981234567',
	]);
	expect(run.hints).toEqual([expect.stringMatching(/^1 of 3 messages repeat another/)]);
});

test('a look-up that failed is said of every item that needs it, and the others are previewed', async () => {
	await sandbox.fault({
		kind: 'breakAfter',
		path: 'mobile/check',
		match: { mobile: '6971234567' },
	});
	const items = ['6971234567', '6981234567', '6971234567'].map((to) => ({ to }));
	const setup = setupOf({ to: '={{ $json.to }}' }, items);
	const run = await runInWorkflow({ ...setup, onError: 'continueRegularOutput' });
	const [first, second, third] = run.items.map(({ json }) => json);
	expect(first.error).toMatchObject({ message: expect.stringMatching(/\(item 1\)$/) as string });
	expect(second).toMatchObject({ valid: true });
	expect(third.error).toMatchObject({ message: expect.stringMatching(/\(item 3\)$/) as string });
});

test('a thousand numbers are looked up at the pace of a run', async () => {
	await sandbox.set({ latency: 2 });
	const items = Array.from({ length: 1000 }, (_, at) => ({ to: String(6_970_000_000 + at) }));
	const setup = setupOf({ to: '={{ $json.to }}', requestOptions: { maxConcurrency: 4 } }, items);
	const run = await runInWorkflow(setup);
	expect(run.items.map(({ json }) => json.msisdn)).toEqual(items.map(({ to }) => `30${to}`));
	expect(await sandbox.statistics()).toMatchObject({ total: 1000, maxInFlight: 4 });
});

test('messages without a valid number are pointed out', async () => {
	const items = ['6971234567', 'nobody', '2101234567'].map((to) => ({ to }));
	const run = await runInWorkflow(setupOf({ to: '={{ $json.to }}' }, items));
	expect(run.hints).toEqual(['2 of 3 messages have no valid number. The field "reason" says why.']);
});

test('the model of an agent may leave the number out', async () => {
	const parameters = setupOf({ to: '={{ "" }}' });
	const { items } = await runInWorkflow({ ...parameters, asTool: true });
	expect(items[0].json).toEqual(TEXT);
});

describe('missing values', () => {
	const items = [
		{ to: '6971234567', name: 'Άννα' },
		{ to: '6981234567' },
		{ to: '6971234568', name: null },
	];
	const text = '=Dear {{ $json.name }}, see you at 10.';

	test.each([['eachMessage'], ['summary']])('are pointed out, with Result = %s', async (result) => {
		const { hints } = await runInWorkflow(setupOf({ to: '={{ $json.to }}', text, result }, items));
		expect(hints).toEqual([
			'Values are missing in 2 of 3 messages, and Send stops at them: {{ $json.name }} in "Text" gives nothing (item 2).',
		]);
	});

	test('are those at which Send stops', async () => {
		const parameters = { operation: 'send', to: '={{ $json.to }}', text };
		const { failure } = await runInWorkflow(setupOf(parameters, items));
		expect(failure?.message).toBe('Values are missing in "Text" of 2 items');
	});

	test('are not pointed out where all are there', async () => {
		const setup = setupOf({ to: '={{ $json.to }}', text }, items.slice(0, 1));
		expect((await runInWorkflow(setup)).hints).toEqual([]);
	});
});
