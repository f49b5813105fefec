import type { IDataObject } from 'n8n-workflow';

import { runInWorkflow, runOnRoutingEngine, type Ended } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { prepare } from './prepareCase';
import { CASES, type OperationCase, titleOf } from './cases';

const sandbox = useSandbox();

/** Two rows of every list, as the reference names their fields, and the item of the first. */
const LISTS: Array<[operation: string, rows: IDataObject[], first: IDataObject]> = [
	['contact.getAll', [{ contactId: '1' }, { contactId: '2' }], { contactId: '1' }],
	['group.getAll', [{ groupId: '1' }, { groupId: '2' }], { groupId: '1' }],
	['history.getAllSingle', [{ smsId: '1' }, { smsId: '2' }], { smsId: '1' }],
	['history.getAllGroup', [{ groupId: '1' }, { groupId: '2' }], { groupId: '1' }],
	['purchase.getAll', [{ purchaseId: '1' }, { purchaseId: '2' }], { purchaseId: '1' }],
	[
		'status.getChanged',
		[
			{ smsId: '1', status: 'd' },
			{ smsId: '2', status: 'f' },
		],
		{ smsId: '1' },
	],
	['user.getAll', [{ userId: '1' }, { userId: '2' }], { userId: '1' }],
	['userComment.getAll', [{ commentId: '1' }, { commentId: '2' }], { commentId: '1' }],
	['viber.getBalance', [{ senderId: '1' }, { senderId: '2' }], { senderId: '1' }],
];

/** Shapes that no client has seen, in which the rows plainly are the list. */
const SHAPES: Array<[shape: string, write: (rows: IDataObject[]) => object]> = [
	['an array under another name', (rows) => ({ total: '2', data: rows })],
	['an array under another name, uncounted', (rows) => ({ result: rows })],
	['an array below a name', (rows) => ({ total: 2, result: { row: rows } })],
	['numbers below a name', ([one, two]) => ({ total: '2', rows: { 0: one, 1: two } })],
	['numbers with a word before them', ([one, two]) => ({ total: '2', item1: two, item0: one })],
	['numbers with an underscore', ([one, two]) => ({ total: '2', _0: one, _1: two })],
	[
		'numbers and words below a name',
		([one, two]) => ({ total: '2', list: { key0: one, key1: two } }),
	],
];

/** Answers of which something is not read. */
const UNREAD: Array<[message: string, write: (rows: IDataObject[]) => object]> = [
	['counts more than it lists', (rows) => ({ total: '3', data: rows })],
	['counts rows and has none', () => ({ total: '2' })],
	['has rows of which nothing is known', () => ({ total: '2', data: [{ a: 1 }, { b: 2 }] })],
	['has a text in the place of its rows', () => ({ total: '2', data: 'see page 2' })],
	['has two lists of other names', (rows) => ({ first: rows, second: rows })],
	['has an object that is no row', () => ({ data: { page: 1 } })],
];

async function answered(operation: string, answer: object | string, count = 1): Promise<Ended> {
	const tested = CASES.find((entry) => entry.operation === operation) as OperationCase;
	const parameters = { ...(await prepare(sandbox, tested)), returnAll: true, filters: {} };
	const body =
		typeof answer === 'string'
			? answer
			: JSON.stringify({ status: '1', error: '0', remarks: 'Success', ...answer });
	await sandbox.fault({ kind: 'body', body, path: tested.path, count });
	return await runInWorkflow({ parameters, credential: sandbox.credential });
}

/** Whether an item, as n8n stores it, tells nothing of what was done. */
function saysNothing(json: IDataObject): boolean {
	return Object.values(json).every((value) => value === undefined || value === '');
}

/** As XML writes it: an array as elements that are repeated. */
function asXml(value: unknown, name = 'response'): string {
	if (Array.isArray(value)) return value.map((each) => asXml(each, name)).join('');
	const inner =
		typeof value === 'object' && value !== null
			? Object.entries(value)
					.map(([key, each]) => asXml(each, key))
					.join('')
			: String(value);
	return `<${name}>${inner}</${name}>`;
}

describe.each(LISTS)('%s', (operation, rows, first) => {
	test.each(SHAPES)('finds its rows in %s', async (_shape, write) => {
		const { items, failure } = await answered(operation, write(rows));
		expect(failure?.message).toBeUndefined();
		expect(items).toHaveLength(2);
		expect(items[0].json).toMatchObject(first);
	});

	test.each(SHAPES.filter(([shape]) => !/^numbers below/.test(shape)))(
		'finds its rows in %s, in XML',
		async (_shape, write) => {
			const { items, failure } = await answered(
				operation,
				asXml({ status: '1', error: '0', ...write(rows) }),
			);
			expect(failure?.message).toBeUndefined();
			expect(items).toHaveLength(2);
			expect(items[0].json).toMatchObject(first);
		},
	);

	test('finds a row alone where the answer counts one', async () => {
		const { items } = await answered(operation, { total: '1', entry: rows[0] });
		expect(items.map(({ json }) => json)).toEqual([expect.objectContaining(first)]);
	});

	test.each(UNREAD)('is no empty list when the answer %s', async (_what, write) => {
		const { items, failure } = await answered(operation, write(rows));
		expect(items).toEqual([]);
		expect(failure?.message).toBe('The list in the response could not be read completely (item 1)');
		expect(failure?.description).toMatch(/It (reports|has the fields) .+ Set Output to Raw/);
		const consumes = operation === 'status.getChanged';
		expect(failure?.text?.context?.outcomeKnown).toBe(!consumes);
		if (consumes)
			expect(failure?.description).toContain('look them up with History: Get Many Single Messages');
	});

	test.each([
		{ total: '0' },
		{ total: 0, data: [] },
		{},
		{ data: [] },
		{ total: '0', paging: { page: 1 } },
	])('is empty when the answer holds nothing: %j', async (answer) => {
		const { items, failure } = await answered(operation, answer);
		expect(failure?.message).toBeUndefined();
		expect(items).toEqual([]);
	});
});

test('what was read of a list that is not whole is in the error output', async () => {
	const { failure } = await answered('status.getChanged', {
		total: 2,
		0: { smsId: '1', status: 'd' },
	});
	expect(failure?.text?.context?.read).toEqual([
		{ smsId: '1', status: 'delivered', statusCode: 'd' },
	]);
});

describe('an accepted answer without what it is for: ', () => {
	const OK = { status: '1', error: '0', remarks: 'Success' };

	test.each([
		['apiKey.get', 'SMSB2B gave no API key', true],
		['apiKey.reset', 'SMSB2B gave no new API key', false],
		['twoFactor.send', 'SMSB2B returned no Auth ID', false],
	])('%s is no success', async (operation, expected, outcomeKnown) => {
		for (const answer of [OK, { ...OK, key: null, authId: '0' }, { ...OK, key: '', authId: '' }]) {
			await sandbox.reset();
			const { items, failure } = await answered(operation, answer);
			expect(items).toEqual([]);
			expect(failure?.message).toContain(expected);
			expect(failure?.text?.context?.outcomeKnown ?? true).toBe(outcomeKnown);
		}
	});

	test.each(['account.getBalance', 'mobile.check', 'hlr.lookup', 'contact.get', 'group.get'])(
		'%s is no empty item',
		async (operation) => {
			const { items, failure } = await answered(operation, { ...OK, other: 'unlimited' });
			expect(items).toEqual([]);
			expect(failure?.message).toContain('The response has nothing of what was asked for');
			expect(failure?.description).toContain('status, error, remarks, other');
		},
	);

	test.each(['contact.create', 'group.create', 'user.create', 'userComment.create'])(
		'%s says that it has no ID',
		async (operation) => {
			const { items, failure } = await answered(operation, OK);
			expect(failure?.message).toBeUndefined();
			expect(items[0].json.note).toContain('gave no ID');
		},
	);

	test.each([OK, { ...OK, auth: 'maybe' }, { ...OK, auth: null }])(
		'twoFactor.check takes a code for neither right nor wrong: %j',
		async (answer) => {
			const { items, failure } = await answered('twoFactor.check', answer);
			expect(items).toEqual([]);
			expect(failure?.message).toContain('did not say whether the code is right');
		},
	);

	test('status.get takes no status of another message', async () => {
		const rows = { 0: { smsId: '1', status: 'd' }, 1: { smsId: '2', status: 'f' } };
		const { items, failure } = await answered('status.get', rows);
		expect(items).toEqual([]);
		expect(failure?.message).toContain('The response has nothing of what was asked for');
	});

	test.each(['sms.send', 'viber.send'])('%s says that it has no ID', async (operation) => {
		for (const answer of [OK, { ...OK, id: '0', balance: '5' }, { ...OK, id: null }]) {
			await sandbox.reset();
			const { items, failure } = await answered(operation, answer);
			expect(failure?.message).toBeUndefined();
			expect(items[0].json.note).toContain('returned no ID');
			expect(Object.keys(items[0].json)).not.toContain('smsId');
		}
	});

	test.each([
		['user.topUp', { userId: '12347' }],
		['contact.update', { contactId: expect.stringMatching(/^\d+$/) as string }],
		['sms.cancel', { smsId: expect.stringMatching(/^\d+$/) as string, cancelled: true }],
	])('%s names what was changed', async (operation, expected) => {
		const { items } = await answered(operation, OK);
		expect(items.map(({ json }) => json)).toEqual([expected]);
	});

	describe.each([
		['the runner', runInWorkflow],
		["n8n's routing engine", runOnRoutingEngine],
	] as const)('by %s', (_way, run) => {
		test.each(CASES.filter(({ path }) => path).map((tested) => [titleOf(tested), tested] as const))(
			'%s makes no empty item',
			async (_title, tested) => {
				for (const responseFormat of ['json', 'xml']) {
					for (const more of [{}, { other: 'unlimited' }, { data: '' }]) {
						await sandbox.reset();
						const parameters = await prepare(sandbox, tested);
						const answer = { ...OK, ...more };
						const body = responseFormat === 'json' ? JSON.stringify(answer) : asXml(answer);
						await sandbox.fault({ kind: 'body', body, path: tested.path, count: 9 });
						const options = { ...(parameters.options as object), responseFormat };
						const { items, failure } = await run({
							parameters: { ...parameters, options },
							credential: sandbox.credential,
						});
						expect(items.filter(({ json }) => saysNothing(json))).toEqual([]);
						if (failure) expect(failure.message).toMatch(/ \(item 1\)$/);
					}
				}
			},
		);
	});

	test.each(CASES.filter(({ path }) => path).map(({ operation }) => operation))(
		'%s is neither accepted nor refused when status and code contradict each other',
		async (operation) => {
			if (operation === 'contact.upsert' || operation.endsWith('Bulk')) return;
			const { items, failure } = await answered(operation, { ...OK, error: '105', remarks: '' });
			expect(items).toEqual([]);
			expect(failure?.message).toBe('The response from SMSB2B contradicts itself (item 1)');
		},
	);
});

test.each([
	['status.get', { sms: [{ status: 'd', cost: '1', ttd: '4' }] }, { ttd: 4, cost: 1 }],
	['sms.send', { sms: [{ smsId: '5' }] }, { smsId: '5' }],
	['sms.send', { id: ['5'], balance: '1.234,50', cost: '0,05' }, { smsId: '5', balance: 1234.5 }],
	['mobile.check', { mobile: [{ msisdn: '306971234567' }] }, { msisdn: '306971234567' }],
	['hlr.lookup', { hlr: { result: 'ok' } }, { result: 'ok' }],
	['contact.create', { contact: [{ contactId: 7 }] }, { contactId: '7' }],
	['twoFactor.check', { auth: ' OK ' }, { authenticated: true }],
	['user.create', { user: { userId: '1', email: 'a@b.gr' } }, { userId: '1', email: 'a@b.gr' }],
	['history.getAllSingle', { sms: [{ smsId: '1', contactId: '5' }] }, { contactId: '5' }],
	['user.getAll', { 0: { userId: '1', key: 'k-123' } }, { userId: '1', key: 'k-123' }],
])('%s has the fields that the answer has', async (operation, answer, expected) => {
	const { items } = await answered(operation, answer);
	expect(items[0].json).toMatchObject(expected);
});

test('a user without a key has no key', async () => {
	const { items } = await answered('user.getAll', { 0: { userId: '1', key: null } });
	expect(items.map(({ json }) => json)).toEqual([{ userId: '1' }]);
});

test('a tool of an AI agent gets the same message', async () => {
	const parameters = { resource: 'status', operation: 'getChanged' };
	await sandbox.fault({ kind: 'body', body: '{"status":"1","error":"0","total":"4"}' });
	const { failure } = await runOnRoutingEngine({ parameters, credential: sandbox.credential });
	expect(failure?.message).toBe('The list in the response could not be read completely (item 1)');
});
