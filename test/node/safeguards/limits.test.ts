import type { IDataObject } from 'n8n-workflow';

import { runInWorkflow, runOnRoutingEngine, type Setup } from '../../support/engine';
import { pressRetry, useProcessedItems } from '../../support/retry';
import { useSandbox } from '../../support/sandbox';
import {
	callsAt,
	declarationOf,
	ITEMS,
	type Limits,
	limitsOf,
	parametersOf,
	SENDING,
	type Sending,
	titled,
} from './sending';

const sandbox = useSandbox();

beforeAll(async () => {
	await useProcessedItems();
});

const [SEND] = SENDING;
/** Two parts, in the texts of all operations. */
const LONG = `${'x'.repeat(157)}%%CODE%%`;

function setupOf(
	sending: Sending,
	limits: Limits,
	changes: Record<string, unknown> = {},
	more: Partial<Setup> = {},
) {
	const items = sending.isSingle ? ITEMS.slice(0, 1) : ITEMS;
	const parameters = parametersOf(sending, { ...changes, ...limitsOf(limits) });
	return { parameters, items, credential: sandbox.credential, ...more };
}

/** The parameter with the text that parts are counted of. */
function countedText({ operation }: Sending): string {
	if (operation.startsWith('viber')) return 'smsText';
	return operation.endsWith('sendAndWait') ? 'message' : 'text';
}

/** The calls that send. */
async function sent() {
	return (await callsAt(sandbox)).filter(({ path }) => /(send|bulk)$/.test(path));
}

/** Values that are no limit. */
const NO_LIMITS = [0, -1, 'ten', ''];
const MORE_THAT_ARE_NONE = [1.5, '1.000', '1e3', true, null, [1, 2], { a: 1 }, ' ', 'Infinity'];

const LABELS = [
	['Max Messages', 'maxMessages'],
	['Max Parts per Message', 'maxPartsPerMessage'],
] as const;

async function expectNoLimit(
	sending: Sending,
	value: unknown,
	{ label, name }: { label: string; name: keyof Limits },
): Promise<void> {
	const items = [{ ...ITEMS[0], value }] as IDataObject[];
	const setup = setupOf(sending, { [name]: '={{ $input.first().json.value }}' }, {}, { items });
	const { failure } = await runInWorkflow(setup);
	expect(failure?.message).toContain(`The value in "${label}" is not a number of `);
	expect(failure?.description).toMatch(/whole number from 1 on .*Nothing was sent\./);
	expect(await callsAt(sandbox)).toEqual([]);
}

test.each(MORE_THAT_ARE_NONE)('%j is no limit either', async (value) => {
	for (const [label, name] of LABELS) await expectNoLimit(SEND, value, { label, name });
});

describe.each(titled(SENDING))('%s', (_title, sending) => {
	beforeEach(async () => await sending.prepare?.(sandbox));

	const messages = sending.isSingle ? 1 : 2;

	test('sends as many messages as Max Messages allows', async () => {
		const { failure } = await runInWorkflow(setupOf(sending, { maxMessages: messages }));
		expect(failure?.message).toBeUndefined();
		expect((await sent()).length).toBe(sending.isTogether ? 1 : messages);
	});

	(sending.isSingle ? test.skip : test)('sends nothing where they are more', async () => {
		const { failure } = await runInWorkflow(setupOf(sending, { maxMessages: 1 }));
		expect(failure?.message).toBe(
			'The run would send 2 messages, 1 more than "Max Messages" allows (1)',
		);
		expect(failure?.description).toContain(
			'raise the limit under Limits (Safeguards). Nothing was sent.',
		);
		expect(await callsAt(sandbox)).toEqual([]);
	});

	test('sends nothing where a message has more parts than Max Parts per Message allows', async () => {
		const changes = { [countedText(sending)]: LONG };
		const { failure } = await runInWorkflow(setupOf(sending, { maxPartsPerMessage: 1 }, changes));
		expect(failure?.message).toMatch(
			/^Messages have more parts than "Max Parts per Message" allows \(1\): item 1 has [23]/,
		);
		expect(failure?.description).toContain('Nothing was sent.');
		expect(await callsAt(sandbox)).toEqual([]);
		const allowed = await runInWorkflow(setupOf(sending, { maxPartsPerMessage: 3 }, changes));
		expect(allowed.failure?.message).toBeUndefined();
		expect((await sent()).length).toBeGreaterThan(0);
	});

	test('sends nothing where the balance does not cover all messages', async () => {
		const changes = { [countedText(sending)]: LONG };
		await sandbox.account({ balance: 1 });
		const setup = setupOf(sending, { balanceMustCover: true }, changes);
		const { failure } = await runInWorkflow(setup);
		expect(failure?.message).toMatch(/^The run needs \d credits, \d more than the balance \(1\)$/);
		expect(await sent()).toEqual([]);
		await sandbox.account({ balance: 1000 });
		await sandbox.forgetCalls();
		expect((await runInWorkflow(setup)).failure?.message).toBeUndefined();
		const paths = (await callsAt(sandbox)).map(({ path }) => path);
		expect(paths.filter((path) => path === 'me/balance')).toHaveLength(1);
		expect(paths.indexOf('me/balance')).toBe(0);
	});

	test.each(LABELS)('sends nothing where %s is no limit', async (label, name) => {
		for (const value of NO_LIMITS) await expectNoLimit(sending, value, { label, name });
	});

	test('sends nothing where Balance Must Cover is neither yes nor no', async () => {
		const setup = setupOf(sending, { balanceMustCover: '={{ "perhaps" }}' as never });
		const { failure } = await runInWorkflow(setup);
		expect(failure?.message).toContain('"Balance Must Cover" is neither true nor false: perhaps');
		expect(await callsAt(sandbox)).toEqual([]);
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'with %s a run beyond a limit leaves no item as if it was sent',
		async (onError) => {
			const changes = { [countedText(sending)]: LONG };
			const setup = setupOf(sending, { maxPartsPerMessage: 1 }, changes, {
				onError,
				retryOnFail: true,
			});
			const { items, errors } = await runInWorkflow(setup);
			const [told, others] = onError === 'continueErrorOutput' ? [errors, items] : [items, errors];
			expect(others).toEqual([]);
			expect(told).toHaveLength(setup.items.length);
			for (const { json } of told)
				expect(json.error).toMatchObject({
					message: expect.stringContaining('"Max Parts per Message"') as string,
					description: expect.stringContaining('Nothing was sent.') as string,
				});
			expect(await callsAt(sandbox)).toEqual([]);
		},
	);

	const { notForAgents } = declarationOf(sending);
	(notForAgents || sending.isTogether || sending.looksUp ? test.skip : test)(
		"on n8n's routing engine limits on parts hold, and Balance Must Cover is rejected in words",
		async () => {
			const changes = { [countedText(sending)]: LONG };
			const items = ITEMS.slice(0, 1);
			const limited = setupOf(sending, { maxPartsPerMessage: 1 }, changes, { items });
			const { failure } = await runOnRoutingEngine(limited);
			expect(failure?.message).toContain('"Max Parts per Message" allows (1)');
			const covered = setupOf(sending, { balanceMustCover: true }, changes, { items });
			expect((await runOnRoutingEngine(covered)).failure?.message).toContain(
				'"Balance Must Cover" does not work as a tool of an AI agent up to version 2.2',
			);
			expect(await callsAt(sandbox)).toEqual([]);
		},
	);
});

test('an emptied limit is none', async () => {
	const { failure } = await runInWorkflow(
		setupOf(SEND, { maxMessages: '' as never, maxPartsPerMessage: null as never }, { text: LONG }),
	);
	expect(failure).toBeUndefined();
	expect(await sent()).toHaveLength(2);
});

test('a limit may be a text', async () => {
	const { failure } = await runInWorkflow(setupOf(SEND, { maxMessages: '={{ " 1 " }}' }));
	expect(failure?.message).toContain('allows (1)');
});

test('all limits that are exceeded are named', async () => {
	const limits = { maxMessages: 1, maxPartsPerMessage: 1, balanceMustCover: true };
	const { failure } = await runInWorkflow(setupOf(SEND, limits, { text: LONG }));
	expect(failure?.message).toContain('"Max Messages"');
	expect(failure?.description).toContain(
		'Messages have more parts than "Max Parts per Message" allows (1): item 1 has 2, item 2 has 2.',
	);
	expect(await callsAt(sandbox)).toEqual([]);
});

test('recipients of a bulk message count each, duplicates and what is no number do not', async () => {
	const bulk = SENDING.find(({ about }) => about === 'to a list');
	if (!bulk) throw new Error('There is no bulk operation');
	const to = '6971234501, 6971234502, +306971234501, the office';
	const items = [{}];
	const run = async (maxMessages: number) =>
		await runInWorkflow(setupOf(bulk, { maxMessages }, { to }, { items }));
	expect((await run(1)).failure?.message).toContain('would send 2 messages, 1 more');
	expect((await run(2)).failure).toBeUndefined();
});

test('a Viber message is charged at its sender', async () => {
	const viber = SENDING.find(({ operation }) => operation === 'viber.send');
	if (!viber) throw new Error('There is no viber.send');
	const covered = (from: string) =>
		setupOf(viber, { balanceMustCover: true }, { from, smsFallback: false });
	await sandbox.fault({
		kind: 'body',
		path: 'viber/balance',
		count: null,
		body: '{"status":"1","senders":{"sender":{"senderId":"1001","text":"DemoSchool","balance":"1"}}}',
	});
	for (const from of ['1001', 'demoschool']) {
		expect((await runInWorkflow(covered(from))).failure?.message).toBe(
			`The run needs 2 credits, 1 more than the balance of the Viber sender ${from} (1)`,
		);
	}
	expect((await runInWorkflow(covered(''))).failure?.message).toBe(
		'The run needs 2 credits, 1 more than the balance of the Viber sender (1)',
	);
	const { failure } = await runInWorkflow(covered('Unknown'));
	expect(failure?.message).toContain('The balance could not be read');
	expect(failure?.description).toContain('the balance of the Viber sender Unknown');
	expect(await sent()).toEqual([]);
});

test('a Viber message that names none of several senders is not sent, as its balance is not known', async () => {
	const viber = SENDING.find(({ operation }) => operation === 'viber.send') as Sending;
	const body =
		'{"status":"1","senders":{"sender":[{"senderId":"1001","text":"A","balance":"9"},{"senderId":"1002","text":"B","balance":"9"}]}}';
	await sandbox.fault({ kind: 'body', path: 'viber/balance', body });
	const setup = setupOf(viber, { balanceMustCover: true }, { from: '', smsFallback: false });
	const { failure } = await runInWorkflow(setup);
	expect(failure?.description).toContain(
		'"From" is empty, and the account has several Viber senders. Enter the one to send from. Nothing was sent.',
	);
	expect(await sent()).toEqual([]);
});

test.each(['json', 'xml', 'v2'])(
	'the balance is read where the response format is %s',
	async (responseFormat) => {
		await sandbox.account({ balance: 1 });
		const changes = { 'options.responseFormat': responseFormat };
		const { failure } = await runInWorkflow(setupOf(SEND, { balanceMustCover: true }, changes));
		expect(failure?.message).toBe('The run needs 2 credits, 1 more than the balance (1)');
	},
);

test.each([
	[{ kind: 'refuse', code: 101 }, 'API key'],
	[{ kind: 'breakAfter' }, 'connection'],
	[{ kind: 'body', body: '{"status":"1"}' }, 'did not return the balance'],
])('where the balance cannot be read (%j), nothing is sent', async (fault, why) => {
	await sandbox.fault({ ...fault, path: 'me/balance' });
	const { failure } = await runInWorkflow(setupOf(SEND, { balanceMustCover: true }));
	expect(failure?.message).toContain('"Balance Must Cover" needs');
	expect(failure?.description).toContain(why);
	expect(await sent()).toEqual([]);
});

test('a Viber sender has one balance, whether messages name it by ID or by name', async () => {
	const viber = SENDING.find(({ operation }) => operation === 'viber.send') ?? SEND;
	const before = { 'options.smsFallback': false, from: '={{ $json.from }}' };
	const items = ['1001', 'DemoSchool', 'demoschool'].map((from, at) => ({
		...ITEMS[at % 2],
		from,
	}));
	await sandbox.fault({
		kind: 'body',
		path: 'viber/balance',
		count: null,
		body: '{"status":"1","senders":{"sender":{"senderId":"1001","text":"DemoSchool","balance":"2"}}}',
	});
	const { failure } = await runInWorkflow(
		setupOf(viber, { balanceMustCover: true }, before, { items }),
	);
	expect(failure?.message).toBe(
		'The run needs 3 credits, 1 more than the balance of the Viber sender 1001 (2)',
	);
	expect(await sent()).toEqual([]);
});

test('an expression that gives nothing does not turn Balance Must Cover off', async () => {
	const setup = setupOf(SEND, { balanceMustCover: '={{ $json.nothing }}' as never });
	expect((await runInWorkflow(setup)).failure?.message).toBe(
		'The value of "Balance Must Cover" is neither true nor false: (empty)',
	);
	expect(await sent()).toEqual([]);
});

test.each(titled(SENDING.filter(({ operation }) => operation.endsWith('.send'))))(
	'%s: a message that has no number to go to does not count',
	async (_title, sending) => {
		const items = [{ to: '6971234501' }, { to: 'none' }, { to: '' }];
		const onError = 'continueErrorOutput';
		const setup = setupOf(sending, { maxMessages: 1 }, {}, { items, onError });
		const ended = await runInWorkflow(setup);
		expect(ended.items).toHaveLength(1);
		expect(ended.errors).toHaveLength(2);
	},
);

test('a wait for an answer to a message that has no number to go to does not begin for its limits', async () => {
	for (const sending of SENDING.filter(({ operation }) => operation.endsWith('.sendAndWait'))) {
		const setup = setupOf(sending, { balanceMustCover: true }, {}, { items: [{ to: 'none' }] });
		const { failure } = await runInWorkflow(setup);
		expect(failure?.message).toMatch(/^The value in "To" is not a mobile number: none/);
		expect(await callsAt(sandbox)).toEqual([]);
	}
});

test('without limits no balance is looked up', async () => {
	await runInWorkflow(setupOf(SEND, {}));
	expect(await sandbox.calls('me/balance')).toEqual([]);
});

test('a Retry counts what is left', async () => {
	await sandbox.fault({ kind: 'refuse', code: 106, path: 'sms/send', skip: 1 });
	const one = { requestOptions: { maxConcurrency: 1 } };
	const first = await runInWorkflow(setupOf(SEND, {}, one));
	expect(first.failure).toBeDefined();
	const { items, failure } = await pressRetry(first, setupOf(SEND, { maxMessages: 1 }, one));
	expect(failure).toBeUndefined();
	expect(items.map(({ json }) => json.to)).toEqual(ITEMS.map(({ to }) => to));
});

test('items with a missing value do not count where the node continues on an error', async () => {
	const items = [{ to: '6971234501', name: 'Anna' }, { to: '6971234502' }];
	const changes = { text: '=Hello {{ $json.name }}' };
	const onError = 'continueErrorOutput';
	const ended = await runInWorkflow(setupOf(SEND, { maxMessages: 1 }, changes, { items, onError }));
	expect(ended.items).toHaveLength(1);
	expect(ended.errors).toHaveLength(1);
});

test('a balance that was read does not leave open whether a message was sent', async () => {
	const changes = { text: "={{ $('Nowhere').first().json.text }}" };
	const { failure } = await runInWorkflow(setupOf(SEND, { balanceMustCover: true }, changes));
	expect(failure?.description).toContain('Nothing was sent for this item.');
	expect(await callsAt(sandbox)).toEqual([]);
	const from = { from: "={{ $('Nowhere').first().json.from }}" };
	const later = await runInWorkflow(setupOf(SEND, { balanceMustCover: true }, from));
	expect(later.failure?.description).toContain('Nothing was sent for this item.');
	expect((await callsAt(sandbox)).map(({ path }) => path)).toEqual(['me/balance']);
});

test('limits that were left as the editor shows them hold', async () => {
	for (const stored of [{}, { maxMessages: 500, maxPartsPerMessage: 3, balanceMustCover: true }]) {
		const changes = { 'safeguards.limits.values': stored, text: 'x'.repeat(460) };
		const { failure } = await runInWorkflow(setupOf(SEND, {}, changes));
		expect(failure?.message).toContain('"Max Parts per Message" allows (3)');
		await sandbox.account({ balance: 1 });
		const short = { ...changes, text: 'Hello' };
		expect((await runInWorkflow(setupOf(SEND, {}, short))).failure?.message).toContain('credits');
	}
});
