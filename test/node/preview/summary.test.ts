import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

function setupOf(items: IDataObject[], parameters: INodeParameters = {}) {
	const own = { resource: 'sms', operation: 'preview', result: 'summary', text: 'Hello' };
	const all = { ...own, to: '={{ $json.to }}', ...parameters };
	return { parameters: all, items, credential: sandbox.credential };
}

function toEach(...numbers: unknown[]): IDataObject[] {
	return numbers.map((to) => ({ to })) as IDataObject[];
}

async function pathsCalled(): Promise<string[]> {
	return (await sandbox.calls()).map(({ path }) => path).sort();
}

const ALL = [{ item: 0 }, { item: 1 }, { item: 2 }, { item: 3 }];

test('adds up what all messages cost, and looks the balance up once', async () => {
	const items = toEach('6971234567', '+491725984200', 'nobody', '2101234567');
	const run = await runInWorkflow(setupOf(items, { text: 'ά'.repeat(71) }));
	expect(run.items).toEqual([
		{
			json: { messages: 2, invalid: 2, parts: 4, cost: 6, balance: 1000, enough: true },
			pairedItem: ALL,
		},
	]);
	expect(await pathsCalled()).toEqual(
		['mobile/check', 'mobile/check', 'mobile/check', 'me/balance'].sort(),
	);
	expect(run.hints).toEqual([
		'2 of 4 messages have no valid number. To see which and why, set Result to Each Message.',
	]);
});

test('says by how much the balance is not enough', async () => {
	await sandbox.account({ balance: 1.5 });
	const run = await runInWorkflow(setupOf(toEach('6971234567', '6981234567')));
	expect(run.items[0].json).toMatchObject({ cost: 2, balance: 1.5, enough: false });
	expect(run.hints).toEqual(['The messages cost 2 credits, 0.5 more than the balance (1.5).']);
});

test('a balance that is exactly the cost is enough', async () => {
	await sandbox.account({ balance: 2 });
	const run = await runInWorkflow(setupOf(toEach('6971234567', '6981234567')));
	expect(run.items[0].json).toMatchObject({ cost: 2, balance: 2, enough: true });
});

test.each([
	['where the numbers are not looked up', { options: { checkNumbers: false } }],
	['where there are none', { to: '' }],
])('leaves the cost open %s, and says so', async (_where, parameters) => {
	const run = await runInWorkflow(setupOf(toEach('6971234567', '6981234567'), parameters));
	expect(run.items[0].json).toEqual({
		...{ messages: 2, invalid: 0, parts: 2, cost: null, balance: 1000, enough: null },
	});
	expect(run.hints).toEqual([expect.stringMatching(/^The cost of 2 of 2 messages is unknown: /)]);
});

test('what could not be looked up is neither invalid nor free', async () => {
	await sandbox.fault({ kind: 'breakAfter', path: 'mobile/check' });
	const setup = setupOf(toEach('6971234567', '6981234567', 'nobody'));
	const run = await runInWorkflow({ ...setup, onError: 'continueRegularOutput' });
	const summary = run.items.find(({ json }) => json.messages !== undefined);
	expect(summary?.json).toMatchObject({ messages: 1, invalid: 1, cost: null, enough: null });
	expect(run.items.filter(({ json }) => json.error)).toHaveLength(1);
});

test('no sum has more decimals than its prices', async () => {
	await sandbox.fault({
		kind: 'body',
		path: 'mobile/check',
		contentType: 'application/json',
		count: 3,
		body: '{"status":"1","error":"0","mobile":{"msisdn":"306971234567","cost":"0.1"}}',
	});
	const run = await runInWorkflow(setupOf(toEach('6971234561', '6971234562', '6971234563')));
	expect(run.items[0].json).toMatchObject({ cost: 0.3 });
});

test('items that cannot be previewed are counted as invalid, and leave by the error output', async () => {
	const items = [
		{ to: '6971234567', text: '' },
		{ to: '6981234567', text: 'Hello' },
	];
	const setup = setupOf(items, { text: '={{ $json.text }}' });
	const run = await runInWorkflow({ ...setup, onError: 'continueErrorOutput' });
	expect(run.items).toEqual([
		{
			json: { messages: 1, invalid: 1, parts: 1, cost: 1, balance: 1000, enough: true },
			pairedItem: { item: 1 },
		},
	]);
	expect(run.errors.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
});

test('a balance that cannot be read is said of every item, and nothing is added up', async () => {
	await sandbox.fault({ kind: 'breakAfter', path: 'me/balance' });
	const setup = setupOf(toEach('6971234567', '6981234567'));
	const { failure } = await runInWorkflow(setup);
	expect(failure?.message).toMatch(/\(item 1\)$/);
	await sandbox.fault({ kind: 'breakAfter', path: 'me/balance' });
	const run = await runInWorkflow({ ...setup, onError: 'continueRegularOutput' });
	expect(run.items.map(({ json }) => (json.error as IDataObject).message)).toEqual([
		expect.stringMatching(/\(item 1\)$/),
		expect.stringMatching(/\(item 2\)$/),
	]);
});

test('Retry On Fail counts every message once', async () => {
	await sandbox.fault({
		kind: 'breakAfter',
		path: 'mobile/check',
		match: { mobile: '6981234567' },
	});
	const items = toEach('6971234567', '6981234567');
	const run = await runInWorkflow({ ...setupOf(items), retryOnFail: true });
	expect(run.items[0].json).toMatchObject({ messages: 2, cost: 2 });
});

test('of a thousand messages there is one summary, with all of them paired', async () => {
	const items = toEach(...Array.from({ length: 1000 }, (_, at) => 6_970_000_000 + at));
	const run = await runInWorkflow(setupOf(items));
	const { json, pairedItem } = run.items[0];
	expect(run.items).toHaveLength(1);
	expect(json).toMatchObject({ messages: 1000, parts: 1000, cost: 1000, enough: true });
	expect(pairedItem).toHaveLength(1000);
	expect((await sandbox.statistics()).perPath).toEqual({ 'mobile/check': 1000, 'me/balance': 1 });
});

test("n8n's routing engine sums up the message of each call", async () => {
	const { items } = await runOnRoutingEngine(setupOf(toEach('6971234567')));
	expect(items.map(({ json }) => json)).toEqual([
		{ messages: 1, invalid: 0, parts: 1, cost: 1, balance: 1000, enough: true },
	]);
});
