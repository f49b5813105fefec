import { sleep } from 'n8n-workflow';

import { MOST_CHARACTERS } from '../../../nodes/Smsb2b/messageKey/readKey';
import { type Ended, runInWorkflow, runOnRoutingEngine, type Setup } from '../../support/engine';
import { pressRetry, useProcessedItems } from '../../support/retry';
import { useSandbox } from '../../support/sandbox';
import {
	callsAt,
	declarationOf,
	errorsOf,
	expectRejected,
	ITEMS,
	ON_ERROR,
	parametersOf,
	SENDING,
	type Sending,
	SENDING_AT_ONCE,
	titled,
} from './sending';

const sandbox = useSandbox();

let record: Awaited<ReturnType<typeof useProcessedItems>>;

beforeAll(async () => {
	record = await useProcessedItems();
});
beforeEach(async () => {
	await record.clearAllProcessedItems();
	record.lookUps = 0;
});

const KEY = 'safeguards.messageKey';

const SEND = SENDING_AT_ONCE.find(({ operation }) => operation === 'sms.send') as Sending;
const ONE_BY_ONE = SENDING_AT_ONCE.filter(({ operation }) => operation.endsWith('.send'));

/** A key for each item where that can be, and else one that all recipients share. */
function keyOf({ isTogether }: Sending): string {
	return isTogether ? 'news-1' : '=news-{{ $json.to }}';
}

function setupOf(
	sending: Sending,
	changes: Record<string, unknown> = {},
	more: Partial<Setup> = {},
): Setup {
	const parameters = parametersOf(sending, { [KEY]: keyOf(sending), ...changes });
	return { parameters, items: ITEMS, credential: sandbox.credential, mode: 'trigger', ...more };
}

/** The numbers to which messages went, and those which were skipped. */
function outcomes({ items }: Ended) {
	return {
		sent: items.filter(({ json }) => !json.alreadySent && !json.error).map(({ json }) => json.to),
		skipped: items.filter(({ json }) => json.alreadySent === true).map(({ json }) => json.to),
	};
}

async function recipients(): Promise<string[]> {
	return (await sandbox.messages()).map(({ to }) => String(to)).toSorted();
}

const NUMBERS = ITEMS.map(({ to }) => to);
const MSISDNS = NUMBERS.map((to) => `30${to}`);

test('the operations that send at once have the key', () => {
	for (const sending of SENDING) {
		const field = declarationOf(sending).fields.find(({ name }) => name === 'safeguards');
		const members = (field?.options ?? []).map(({ name }) => name);
		expect(members.includes('messageKey')).toBe(SENDING_AT_ONCE.includes(sending));
	}
});

describe.each(titled(SENDING_AT_ONCE.filter(({ looksUp }) => !looksUp)))(
	'%s',
	(_title, sending) => {
		const isViber = sending.operation.startsWith('viber');
		const sentTo = async () =>
			(await callsAt(sandbox)).flatMap(({ body }) => body.to.split(',')).toSorted();

		test('sends once, in however many executions', async () => {
			expect(outcomes(await runInWorkflow(setupOf(sending)))).toEqual({
				sent: NUMBERS,
				skipped: [],
			});
			for (const mode of ['trigger', 'webhook', 'manual', 'integrated'] as const) {
				const ended = await runInWorkflow(setupOf(sending, {}, { mode }));
				expect(ended.failure).toBeUndefined();
				expect(outcomes(ended)).toEqual({ sent: [], skipped: NUMBERS });
				expect(ended.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
				for (const { json } of ended.items) expect(json.messageKey).toMatch(/^news-/);
				expect(ended.hints).toContain(
					'2 of 2 messages were not sent: a message with the same "Message Key" was sent before, or may have been.',
				);
			}
			expect(await sentTo()).toEqual(NUMBERS);
		});

		test('sends what has another key, or another recipient', async () => {
			await runInWorkflow(setupOf(sending));
			const other = sending.isTogether ? 'news-2' : '=news-2-{{ $json.to }}';
			const ended = await runInWorkflow(setupOf(sending, { [KEY]: other }));
			expect(outcomes(ended)).toEqual({ sent: NUMBERS, skipped: [] });
			const items = [...ITEMS, { to: '6971234503' }];
			const more = await runInWorkflow(setupOf(sending, {}, { items }));
			expect(outcomes(more)).toEqual({ sent: ['6971234503'], skipped: NUMBERS });
		});

		test.each(ON_ERROR)(
			'frees the key of a message that was rejected, On Error %s',
			async (onError) => {
				const reject = { path: sending.path, kind: 'refuse', code: 106, match: {} };
				await sandbox.fault({ ...reject, count: null });
				await runInWorkflow(setupOf(sending, {}, { onError, retryOnFail: true }));
				await sandbox.reset();
				const ended = await runInWorkflow(setupOf(sending));
				expect(outcomes(ended)).toEqual({ sent: NUMBERS, skipped: [] });
			},
		);

		test.each(ON_ERROR)(
			'keeps the key where the outcome is unknown, On Error %s',
			async (onError) => {
				await sandbox.fault({ path: sending.path, kind: 'breakAfter', count: null });
				const requestOptions = { maxConcurrency: 1 };
				await runInWorkflow(setupOf(sending, { requestOptions }, { onError, retryOnFail: true }));
				const tried = await sentTo();
				expect(tried.length).toBe(new Set(tried).size);
				await sandbox.reset();
				const ended = await runInWorkflow(setupOf(sending));
				const { sent, skipped } = outcomes(ended);
				expect(skipped).toEqual(tried);
				expect(sent).toEqual(NUMBERS.filter((to) => !tried.includes(to)));
				expect(ended.failure).toBeUndefined();
			},
		);

		test('records nothing in a test that does not send as production does', async () => {
			for (const testing of [
				{ testRuns: 'preview' },
				{ testRuns: 'testNumber', testNumber: '6979999999' },
			]) {
				const credential = { ...sandbox.credential, ...testing };
				const { items } = await runInWorkflow(
					setupOf(sending, {}, { credential, mode: 'manual' } as Partial<Setup>),
				);
				for (const { json } of items) expect(json).not.toHaveProperty('alreadySent');
			}
			expect(record.lookUps).toBe(0);
			expect(outcomes(await runInWorkflow(setupOf(sending)))).toEqual({
				sent: NUMBERS,
				skipped: [],
			});
		});

		test('is rejected as a tool of an older agent, in words', async () => {
			if (sending.isTogether) return;
			const { failure } = await runOnRoutingEngine(setupOf(sending));
			expect(failure?.message).toMatch(
				/^"Message Key" does not work as a tool of an AI agent up to version 2\.2/,
			);
			expect(await callsAt(sandbox)).toEqual([]);
		});

		test('sends once as a tool of an agent of version 3', async () => {
			if (sending.isTogether) return;
			const setup = setupOf(sending, {}, { items: ITEMS.slice(0, 1), asTool: true });
			expect(outcomes(await runInWorkflow(setup)).sent).toEqual(NUMBERS.slice(0, 1));
			expect(outcomes(await runInWorkflow(setup)).skipped).toEqual(NUMBERS.slice(0, 1));
		});

		test('sends nothing with a key that is none', async () => {
			const long = 'x'.repeat(10_000);
			const wrong: Array<[unknown, RegExp, RegExp]> = [
				[long, /^The value of "Message Key" has 10000 characters, more than 250/, /identifies/],
				['x'.repeat(MOST_CHARACTERS + 1), /has 251 characters/, /identifies the message/],
				['', /^The value of "Message Key" is empty/, /remove "Message Key" under Safeguards/],
				['   ', /^The value of "Message Key" is empty/, /Check that the input item has the field/],
				["={{ $('Start').first().json.missing }}", /^The value of "Message Key" is empty/, /Check/],
				['={{ null }}', /^The value of "Message Key" is empty/, /Check that the input/],
				['={{ ["a", "b"] }}', /^The value of "Message Key" is a list/, /Choose one of them/],
				['={{ ({ id: 1 }) }}', /^The value of "Message Key" is an object/, /\.id/],
				[
					"=news-{{ $('Start').first().json.missing }}",
					/^A value is missing in "Message Key"/,
					/gives nothing, so that different messages could have the same key/,
				],
				[
					"=news-{{ $('Start').first().json.empty }}-1",
					/^A value is missing in "Message Key"/,
					/gives nothing, so that different messages could have the same key/,
				],
				[
					`={{ "news-" + $('Start').first().json.missing }}`,
					/^A value is missing in "Message Key"/,
					/gives "undefined"/,
				],
			];
			for (const [key, message, remedy] of wrong) {
				for (const onError of ON_ERROR) {
					const items = ITEMS.map((item) => ({ ...item, empty: '' }));
					const ended = await runInWorkflow(setupOf(sending, { [KEY]: key }, { onError, items }));
					expectRejected(ended, { onError, message, remedy });
				}
			}
			expect(await callsAt(sandbox)).toEqual([]);
			expect(record.lookUps).toBe(0);
		});

		test.each(ON_ERROR)(
			'frees the keys of what had not left when the execution was stopped, On Error %s',
			async (onError) => {
				const lookUp = record.checkProcessedAndRecord.bind(record);
				const begun = Promise.withResolvers<void>();
				const stopped = Promise.withResolvers<void>();
				jest.spyOn(record, 'checkProcessedAndRecord').mockImplementationOnce(async (...keys) => {
					begun.resolve();
					await stopped.promise;
					return await lookUp(...keys);
				});
				const stopWhen = async () => await begun.promise;
				const running = runInWorkflow(setupOf(sending, {}, { onError, stopWhen }));
				await begun.promise;
				await sleep(20);
				stopped.resolve();
				await running;
				await sleep(50);
				jest.restoreAllMocks();
				expect(await callsAt(sandbox)).toEqual([]);
				const ended = await runInWorkflow(setupOf(sending));
				expect(outcomes(ended)).toEqual({ sent: NUMBERS, skipped: [] });
			},
		);

		test('sends nothing where n8n cannot look keys up, and says so', async () => {
			const failing = jest
				.spyOn(record, 'checkProcessedAndRecord')
				.mockRejectedValue(new Error('database is locked'));
			for (const onError of ON_ERROR) {
				const ended = await runInWorkflow(setupOf(sending, {}, { onError }));
				for (const error of errorsOf(ended, onError)) {
					expect(String(error?.message)).toMatch(/^n8n could not look up whether the message/);
					expect(String(error?.description)).toMatch(/n8n said: database is locked/);
				}
			}
			failing.mockRestore();
			expect(await callsAt(sandbox)).toEqual([]);
			expect(isViber || (await recipients())).toEqual(isViber || []);
			expect(outcomes(await runInWorkflow(setupOf(sending))).sent).toEqual(NUMBERS);
		});
	},
);

describe.each(titled(ONE_BY_ONE))('%s', (_title, sending) => {
	test('sends one of several items with the same key', async () => {
		const items = [...ITEMS, ...ITEMS];
		const ended = await runInWorkflow(setupOf(sending, { [KEY]: 'news' }, { items }));
		expect(outcomes(ended)).toEqual({
			sent: ['6971234501'],
			skipped: ['6971234502', '6971234501', '6971234502'],
		});
	});

	test('sends another of them where the first was rejected, if it continues', async () => {
		await sandbox.fault({ path: sending.path, kind: 'refuse', code: 106 });
		const more = { onError: 'continueRegularOutput' } as const;
		const ended = await runInWorkflow(setupOf(sending, { [KEY]: 'news' }, more));
		expect(ended.items.map(({ json }) => [Boolean(json.error), json.alreadySent])).toEqual([
			[true, undefined],
			[false, undefined],
		]);
		await sandbox.reset();
		await sandbox.fault({ path: sending.path, kind: 'refuse', code: 106 });
		const stopped = await runInWorkflow(setupOf(sending, { [KEY]: 'news-2' }));
		expect(stopped.failure?.message).toMatch(/\(item 1\)$/);
		expect(stopped.failure?.description).toContain('item 2');
		expect(await callsAt(sandbox)).toHaveLength(1);
		expect(outcomes(await runInWorkflow(setupOf(sending, { [KEY]: 'news-2' }))).sent).toHaveLength(
			1,
		);
	});

	test('two executions at once in the same n8n send each message once', async () => {
		await sandbox.set({ latency: 20 });
		const items = Array.from({ length: 40 }, (_, index) => ({ to: String(6971234500 + index) }));
		const both = await Promise.all(
			[0, 1].map(async () => await runInWorkflow(setupOf(sending, {}, { items }))),
		);
		const sent = both.flatMap((ended) => outcomes(ended).sent).toSorted();
		expect(sent).toEqual(items.map(({ to }) => to));
		expect(both.flatMap((ended) => outcomes(ended).skipped)).toHaveLength(40);
	});

	test('many items are looked up by handfuls, and rejected items do not count', async () => {
		const items = Array.from({ length: 400 }, (_, index) => ({
			to: index % 10 === 0 ? 'none' : String(6971234000 + index),
			key: index,
		}));
		const more = { items, onError: 'continueErrorOutput' } as const;
		await sandbox.account({ balance: 10_000 });
		const setup = setupOf(sending, { [KEY]: '={{ $json.key }}' }, more);
		const first = await runInWorkflow(setup);
		expect(first.items).toHaveLength(360);
		expect(record.lookUps).toBeLessThanOrEqual(400 / 100 + 2);
		const second = await runInWorkflow(setup);
		expect(outcomes(second)).toMatchObject({ sent: [], skipped: { length: 360 } });
		expect(second.errors).toHaveLength(40);
		expect(await callsAt(sandbox)).toHaveLength(360);
	}, 60_000);

	test('Retry On Fail and the Retry button send what was not sent, and nothing twice', async () => {
		const items = Array.from({ length: 5 }, (_, index) => ({ to: String(6971234500 + index) }));
		await sandbox.fault({ path: sending.path, kind: 'refuse', code: 106, skip: 2, count: 2 });
		const requestOptions = { maxConcurrency: 1 };
		const setup = setupOf(sending, { requestOptions }, { items, retryOnFail: true });
		const first = await runInWorkflow(setup);
		expect(first.failure).toBeDefined();
		const retried = await pressRetry(first, setup);
		expect(outcomes(retried)).toEqual({ sent: items.map(({ to }) => to), skipped: [] });
		const older = await pressRetry(first, setup);
		expect(outcomes(older).skipped).toEqual(items.slice(2).map(({ to }) => to));
		const again = await runInWorkflow(setup);
		expect(outcomes(again)).toEqual({ sent: [], skipped: items.map(({ to }) => to) });
	});

	test('the raw output of a message that was skipped has no response, since there was none', async () => {
		const setup = setupOf(sending, { 'options.output': 'raw' });
		await runInWorkflow(setup);
		const { items, hints } = await runInWorkflow(setup);
		expect(items.map(({ json }) => Object.keys(json))).toEqual([
			['to', 'messageKey', 'alreadySent'],
			['to', 'messageKey', 'alreadySent'],
		]);
		expect(hints).toContainEqual(
			expect.stringMatching(/^2 of 2 messages were not sent: a message with the same/),
		);
	});
});

test('a key is the same as a text and a number, with spaces around it and however accents are encoded', async () => {
	const items = ['7', 7, ' 7 ', 'ά'.normalize('NFC'), 'ά'.normalize('NFD')].map((key, index) => ({
		to: String(6971234500 + index),
		key,
	}));
	const ended = await runInWorkflow(setupOf(SEND, { [KEY]: '={{ $json.key }}' }, { items }));
	expect(outcomes(ended).sent).toEqual(['6971234500', '6971234503']);
});

test('where another process makes the first entry of the record at the same moment, keys are looked up again', async () => {
	const taken = Object.assign(new Error('duplicate key value'), { code: '23505' });
	jest.spyOn(record, 'checkProcessedAndRecord').mockRejectedValueOnce(taken);
	const ended = await runInWorkflow(setupOf(SEND));
	expect(outcomes(ended)).toEqual({ sent: NUMBERS, skipped: [] });
	jest.restoreAllMocks();
});

test('keys that another process has overwritten meanwhile are recorded again at the end', async () => {
	const items = Array.from({ length: 250 }, (_, at) => ({ to: String(6_971_000_000 + at) }));
	const setup = setupOf(SEND, {}, { items });
	await sandbox.set({ latency: 20 });
	const running = runInWorkflow(setup);
	while (record.lookUps < 2) await sleep(5);
	await record.clearAllProcessedItems();
	expect(outcomes(await running).sent).toHaveLength(250);
	expect(outcomes(await runInWorkflow(setup)).skipped).toHaveLength(250);
});

test('a renamed node knows its keys', async () => {
	await runInWorkflow(setupOf(SEND));
	const renamed = await runInWorkflow(setupOf(SEND, {}, { nodeName: 'Send the news' }));
	expect(outcomes(renamed).skipped).toEqual(NUMBERS);
});

test('a message is scheduled once', async () => {
	const closed = {
		from: '={{ $now.plus({ hours: 2 }).toFormat("HH:mm") }}',
		to: '={{ $now.plus({ hours: 3 }).toFormat("HH:mm") }}',
		days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
	};
	const setup = setupOf(SEND, { 'safeguards.sendBetween.values': closed });
	const first = await runInWorkflow(setup);
	expect(first.items.every(({ json }) => typeof json.scheduledFor === 'string')).toBe(true);
	expect(outcomes(await runInWorkflow(setup)).skipped).toEqual(NUMBERS);
	expect(await callsAt(sandbox)).toHaveLength(2);
});

test('a stopped execution frees the keys of what it did not start, at once', async () => {
	await sandbox.set({ latency: 300 });
	const items = Array.from({ length: 20 }, (_, index) => ({ to: String(6971234500 + index) }));
	const requestOptions = { maxConcurrency: 2 };
	const stopWhen = async () => {
		while ((await callsAt(sandbox)).length < 3) await sandbox.messages();
	};
	await runInWorkflow(setupOf(SEND, { requestOptions }, { items, stopWhen }));
	const { sent, skipped } = outcomes(await runInWorkflow(setupOf(SEND, {}, { items })));
	expect(skipped.length).toBeLessThanOrEqual(6);
	expect(sent.length).toBeGreaterThanOrEqual(14);
	expect(await recipients()).toEqual(items.map(({ to }) => `30${to}`));
});

describe('a bulk message', () => {
	const LIST = SENDING_AT_ONCE.find(({ about }) => about === 'to a list') as Sending;

	test('goes to recipients who do not have it, each once, however the number is written', async () => {
		const setup = (to: string) =>
			setupOf(LIST, { [KEY]: 'news', to, 'options.skipDuplicates': false }, { items: [{}] });
		await runInWorkflow(setup('6971234501'));
		const ended = await runInWorkflow(setup('+30 697 123 4501, 6971234502, 0030 6971234502'));
		expect(ended.items.map(({ json }) => [json.accepted, json.alreadySent])).toEqual([
			[undefined, true],
			[true, undefined],
			[undefined, true],
		]);
		expect(await recipients()).toEqual(MSISDNS);
	});

	test.each([
		[{ kind: 'refuse', code: 106 }, /could not queue|not/i, []],
		[{ kind: 'breakAfter' }, /may or may not have been sent/, MSISDNS],
	])('that did not get through calls no recipient one who has it: %j', async (fault, why, sent) => {
		await sandbox.fault({ path: 'sms/bulk', ...fault });
		const to = '6971234501, 6971234502, +30 6971234501';
		const changes = { [KEY]: 'news', to, 'options.skipDuplicates': false };
		const { items, failure } = await runInWorkflow(setupOf(LIST, changes, { items: [{}] }));
		expect(items).toEqual([]);
		expect(`${failure?.message} ${failure?.description}`).toMatch(why);
		expect(await recipients()).toEqual(sent);
	});

	test('of which a batch is rejected says the same of each that has its number', async () => {
		await sandbox.fault({ path: 'sms/bulk', kind: 'refuse', code: 103, skip: 1 });
		const to = '6971234501, 6971234502, 0030 6971234502, 30 6971234501';
		const changes = { [KEY]: 'news', to, 'options.skipDuplicates': false, 'options.batchSize': 1 };
		const { items } = await runInWorkflow(setupOf(LIST, changes, { items: [{}] }));
		expect(items.map(({ json }) => [json.accepted, json.alreadySent])).toEqual([
			[true, undefined],
			[false, undefined],
			[false, undefined],
			[undefined, true],
		]);
	});

	test('of an item that shares a recipient with another goes to the recipients that are left', async () => {
		const items = [{ to: '6971234501,6971234502' }, { to: '6971234502,6971234503' }];
		const changes = { [KEY]: 'news', to: '={{ $json.to }}' };
		const { failure } = await runInWorkflow(setupOf(LIST, changes, { items }));
		expect(failure?.message).toBeUndefined();
		expect(await recipients()).toEqual(['306971234501', '306971234502', '306971234503']);
	});

	test('of which one number was rejected is tried again there only, by another item with its key', async () => {
		const changes = { [KEY]: 'news', to: '6971234501, 2101234567' };
		const { items, failure } = await runInWorkflow(setupOf(LIST, changes, { items: [{}, {}] }));
		expect(failure?.message).toBeUndefined();
		expect(items.map(({ json }) => [json.accepted, json.alreadySent])).toEqual([
			...[
				[true, undefined],
				[false, undefined],
			],
			...[
				[undefined, true],
				[false, undefined],
			],
		]);
		expect(await recipients()).toEqual(['306971234501']);
	});

	test('of which a later batch fails is sent to the others only, the next time', async () => {
		const to = ['6971234501', '6971234502', '6971234503'].join(',');
		const changes = { [KEY]: 'news', to, 'options.batchSize': 1 };
		await sandbox.fault({ path: 'sms/bulk', kind: 'refuse', code: 105, skip: 1, count: null });
		await runInWorkflow(setupOf(LIST, changes, { items: [{}] }));
		await sandbox.reset();
		const ended = await runInWorkflow(setupOf(LIST, changes, { items: [{}] }));
		expect(outcomes(ended)).toEqual({
			sent: ['6971234502', '6971234503'],
			skipped: ['6971234501'],
		});
	});
});
