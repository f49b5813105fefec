import type { IDataObject } from 'n8n-workflow';

import { runInWorkflow, runOnRoutingEngine, type Setup } from '../../support/engine';
import { pressRetry, useProcessedItems } from '../../support/retry';
import { useSandbox } from '../../support/sandbox';
import { newestLink, WaitingExecution } from '../sendAndWait/n8n';
import {
	callsAt,
	declarationOf,
	ITEMS,
	parametersOf,
	SENDING,
	type Sending,
	titled,
} from './sending';

const sandbox = useSandbox();

beforeAll(async () => {
	await useProcessedItems();
});

const TEST_NUMBER = '6979999999';

function setupOf(
	sending: Sending,
	testing: IDataObject,
	changes: Record<string, unknown> = {},
	more: Partial<Setup> = {},
): Setup {
	return {
		parameters: parametersOf(sending, changes),
		items: sending.isSingle ? ITEMS.slice(0, 1) : ITEMS,
		credential: { ...sandbox.credential, ...testing } as Setup['credential'],
		...more,
	};
}

const PREVIEW = { testRuns: 'preview' };
const TO_NUMBER = { testRuns: 'testNumber', testNumber: '+30 697 999 9999' };

/** The recipients of all calls that send. */
async function recipients(): Promise<string[]> {
	const calls = await callsAt(sandbox);
	return calls.map(({ body }) => body.to);
}

describe.each(titled(SENDING))('%s', (_title, sending) => {
	beforeEach(async () => await sending.prepare?.(sandbox));

	const count = sending.isSingle ? 1 : 2;

	test('sends nothing in a test that is to be previewed, and shows each message', async () => {
		const { items, failure, hints, waitTill } = await runInWorkflow(setupOf(sending, PREVIEW));
		expect(failure?.message).toBeUndefined();
		expect(await callsAt(sandbox)).toEqual([]);
		// A contact of the account has its MSISDN.
		const shown = items.map(({ json }) => [String(json.to).replace(/^30/, ''), json.testRun]);
		expect(shown).toEqual(ITEMS.slice(0, count).map(({ to }) => [to, true]));
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			ITEMS.slice(0, count).map((_item, item) => ({ item })),
		);
		if (sending.operation.startsWith('sms.')) {
			const charged = { encoding: expect.any(String), parts: expect.any(Number) } as IDataObject;
			for (const { json } of items) expect(json).toMatchObject(charged);
		}
		expect(waitTill).toBeUndefined();
		expect(hints).toEqual([
			'Test run: nothing was sent, because of "Test Runs" in the credential. In production, all messages are sent.',
		]);
	});

	test('sends one message in a test, to the test number', async () => {
		const { items, failure, hints, waitTill } = await runInWorkflow(setupOf(sending, TO_NUMBER));
		expect(failure?.message).toBeUndefined();
		expect(await recipients()).toEqual([`+30${TEST_NUMBER}`]);
		expect(items).toHaveLength(count);
		for (const { json } of items) expect(json.testRun).toBe(true);
		const ids = items.map(({ json }) => json.smsId ?? json.messageId ?? json.authId);
		expect(ids.map((id) => typeof id)).toEqual(['string', 'undefined'].slice(0, count));
		expect(hints).toEqual([expect.stringContaining(`went to +30${TEST_NUMBER}`)]);
		expect(waitTill !== undefined).toBe(sending.isSingle === true);
	});

	test.each([
		['is empty', ''],
		['is not a mobile number', 'the office'],
		['has more than one number', '6971234501, 6971234502'],
		['', ['6971234501', { a: 1 }]],
	])('sends nothing where the test number %s', async (why, testNumber) => {
		const testing = { testRuns: 'testNumber', testNumber } as IDataObject;
		for (const onError of [undefined, 'continueErrorOutput'] as const) {
			const ended = await runInWorkflow(setupOf(sending, testing, {}, { onError }));
			const { message, description } = (ended.failure ?? ended.errors[0]?.json.error) as {
				message: string;
				description: string;
			};
			expect(message).toContain('"Test Number" in the credential');
			expect(message).toContain(why);
			expect(description).toContain('Nothing was sent.');
			expect(ended.items).toEqual([]);
		}
		expect(await callsAt(sandbox)).toEqual([]);
	});

	test('sends nothing where the setting is none', async () => {
		const { failure } = await runInWorkflow(setupOf(sending, { testRuns: 'perhaps' }));
		expect(failure?.message).toContain('"Test Runs" in the credential is none of its options');
		expect(await callsAt(sandbox)).toEqual([]);
	});

	test('checks the message in a test as in production', async () => {
		const path = declarationOf(sending).sends?.texts[0] ?? '';
		for (const testing of [PREVIEW, TO_NUMBER]) {
			const hole = { [path]: "={{ $('Start').first().json.missing }}" };
			const { failure } = await runInWorkflow(setupOf(sending, testing, hole));
			expect(failure?.message).toMatch(/missing in "/);
			const wrong = { [path]: ' ' };
			expect((await runInWorkflow(setupOf(sending, testing, wrong))).failure !== undefined).toBe(
				sending.operation !== 'twoFactor.send',
			);
		}
	});

	(declarationOf(sending).notForAgents || sending.isTogether ? test.skip : test)(
		"on n8n's routing engine it is rejected in words",
		async () => {
			const { failure } = await runOnRoutingEngine(setupOf(sending, PREVIEW));
			expect(failure?.message).toContain('An AI agent up to version 2.2 cannot make the test runs');
			expect(failure?.description).toContain('"Test Runs"');
			expect(await callsAt(sandbox)).toEqual([]);
		},
	);
});

const [SEND, BULK] = SENDING;

test.each(['trigger', 'webhook', 'integrated', 'error', 'cli', 'internal'] as const)(
	'an execution of the mode %s sends as in production',
	async (mode) => {
		for (const testing of [PREVIEW, TO_NUMBER, { testRuns: 'testNumber', testNumber: '' }]) {
			await sandbox.forgetCalls();
			const { items } = await runInWorkflow(setupOf(SEND, testing, {}, { mode }));
			expect(items.map(({ json }) => json.testRun)).toEqual([undefined, undefined]);
			expect((await recipients()).sort()).toEqual(ITEMS.map(({ to }) => to));
		}
	},
);

test('an evaluation is a test', async () => {
	await runInWorkflow(setupOf(SEND, PREVIEW, {}, { mode: 'evaluation' }));
	expect(await callsAt(sandbox)).toEqual([]);
});

test.each([
	['manual', [`+30${TEST_NUMBER}`]],
	['webhook', ['6971234502']],
] as const)('a Retry of an execution of the mode %s sends to %j', async (mode, expected) => {
	const setup = setupOf(SEND, TO_NUMBER, { requestOptions: { maxConcurrency: 1 } }, { mode });
	await sandbox.fault({
		kind: 'refuse',
		code: 106,
		path: 'sms/send',
		skip: mode === 'manual' ? 0 : 1,
	});
	const first = await runInWorkflow(setup);
	expect(first.failure).toBeDefined();
	await sandbox.forgetCalls();
	const { items } = await pressRetry(first, setup);
	expect(await recipients()).toEqual(expected);
	expect(items).toHaveLength(2);
});

test('the setting may be given by its label', async () => {
	const testing = { testRuns: 'Send to test number', testNumber: TEST_NUMBER };
	await runInWorkflow(setupOf(SEND, testing));
	expect(await recipients()).toEqual([TEST_NUMBER]);
});

test('messages are sent in a test where that is wanted, and without a setting', async () => {
	for (const testing of [{ testRuns: 'send', testNumber: 'x' }, {}]) {
		const { items, hints } = await runInWorkflow(setupOf(SEND, testing));
		expect(items.map(({ json }) => json.testRun)).toEqual([undefined, undefined]);
		expect(hints).toEqual([]);
	}
	expect(await recipients()).toHaveLength(4);
});

test('a message that was sent before is sent to the test number all the same', async () => {
	const changes = { 'options.skipSent': 24 };
	await runInWorkflow(setupOf(SEND, TO_NUMBER, changes));
	await runInWorkflow(setupOf(SEND, TO_NUMBER, changes));
	expect((await sandbox.calls('sms/send')).map(({ body }) => body.to)).toHaveLength(2);
});

test('what is rejected in a test says so, and is not sent to the test number', async () => {
	const items = [{ to: 'the office' }, { to: '6971234502' }];
	const onError = 'continueErrorOutput';
	const ended = await runInWorkflow(setupOf(SEND, TO_NUMBER, {}, { items, onError }));
	expect(ended.errors.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
	expect(await recipients()).toEqual([`+30${TEST_NUMBER}`]);
	expect(ended.items).toHaveLength(1);
});

test('of a list, what is no number is told as in production', async () => {
	const to = 'nobody, 6971234501, 6971234502';
	const { items } = await runInWorkflow(setupOf(BULK, TO_NUMBER, { to }, { items: [{}] }));
	expect(items.map(({ json }) => json.accepted)).toEqual([false, true, undefined]);
	expect(items.map(({ json }) => json.to)).toEqual(['nobody', `+30${TEST_NUMBER}`, '6971234502']);
});

test('limits hold in a test, and Output = Raw says that it was one', async () => {
	const values = { maxMessages: 1, maxPartsPerMessage: '', balanceMustCover: false };
	const limited = setupOf(SEND, PREVIEW, { 'safeguards.limits.values': values });
	expect((await runInWorkflow(limited)).failure?.message).toContain('"Max Messages"');
	const raw = setupOf(SEND, TO_NUMBER, { 'options.output': 'raw' });
	const { items } = await runInWorkflow(raw);
	expect(items[0].json).toEqual({ response: expect.any(Object) as unknown, testRun: true });
});

test('Retry On Fail does not send a second message to the test number', async () => {
	await sandbox.fault({ kind: 'breakAfter', path: 'sms/send' });
	await runInWorkflow(setupOf(SEND, TO_NUMBER, {}, { retryOnFail: true }));
	expect(await recipients()).toHaveLength(1);
});

test.each(SENDING.filter(({ operation }) => operation.endsWith('.sendAndWait')))(
	'$operation waits for the phone with the test number, and says that it was a test',
	async (sending) => {
		const setup = setupOf(sending, TO_NUMBER);
		const execution = await WaitingExecution.start(setup, async () => await newestLink(sandbox));
		const [answered] = (await execution.call({ body: { answer: 'approve' } })).items ?? [];
		const expected = { to: `+30${TEST_NUMBER}`, testRun: true };
		expect(answered).toMatchObject({ data: { approved: true }, ...expected });
		expect(execution.passedOn).toMatchObject([{ json: { data: { timedOut: true }, ...expected } }]);
	},
);

test('a bulk message of which no recipient is a number is not sent to the test number', async () => {
	const bulk = SENDING.find(({ operation }) => operation === 'sms.sendBulk');
	if (!bulk) throw new Error('There is no sms.sendBulk');
	const { items } = await runInWorkflow(
		setupOf(bulk, TO_NUMBER, { recipients: 'list', to: 'none, 12' }),
	);
	expect(await recipients()).toEqual([]);
	expect(items.map(({ json }) => json.accepted)).toEqual([false, false, false, false]);
});
