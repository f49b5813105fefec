import { runInWorkflow, runOnRoutingEngine, type Setup } from '../../support/engine';
import { at } from '../../support/clock';
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

beforeAll(async () => {
	await useProcessedItems();
});

const EVERY_DAY = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const HOURS = { from: '09:00', to: '21:00', days: EVERY_DAY };
const VALUES = 'safeguards.sendBetween.values';

/** A Friday in Athens. */
const NOON = Date.parse('2026-11-27T12:00:00+02:00');
const NIGHT = Date.parse('2026-11-27T23:30:00+02:00');
const MORNING = '2026-11-28T09:00:00.000+02:00';

function setupOf(
	sending: Sending,
	hours: Record<string, unknown>,
	changes: Record<string, unknown> = {},
	more: Partial<Setup> = {},
): Setup {
	const parameters = parametersOf(sending, { [VALUES]: { ...HOURS, ...hours }, ...changes });
	return { parameters, items: ITEMS, credential: sandbox.credential, ...more };
}

const SCHEDULED = SENDING_AT_ONCE.filter(({ operation }) => operation.startsWith('sms'));
const REJECTED = SENDING_AT_ONCE.filter(({ operation }) => operation.startsWith('viber'));
const [SEND] = SENDING;

async function timestamps(): Promise<Array<string | undefined>> {
	return (await callsAt(sandbox)).map(({ body }) => body.timestamp);
}

test('every operation that sends and does not wait or check a code has the hours', () => {
	const without = SENDING.filter((sending) => !SENDING_AT_ONCE.includes(sending));
	expect(SENDING_AT_ONCE).toHaveLength(7);
	expect(without.map(({ operation }) => operation)).toEqual([
		...['sms.sendAndWait', 'sms.sendAndWaitForReport', 'viber.sendAndWait', 'twoFactor.send'],
	]);
	for (const sending of SENDING) {
		const field = declarationOf(sending).fields.find(({ name }) => name === 'safeguards');
		const members = (field?.options ?? []).map(({ name }) => name);
		expect(members.includes('sendBetween')).toBe(SENDING_AT_ONCE.includes(sending));
	}
});

describe.each(titled(SENDING_AT_ONCE))('%s', (_title, sending) => {
	beforeEach(async () => await sending.prepare?.(sandbox));

	test('sends at once within the hours', async () => {
		for (const run of [runInWorkflow, runOnRoutingEngine]) {
			if (run === runOnRoutingEngine && sending.isTogether) continue;
			const { items, failure } = await at(NOON, () => run(setupOf(sending, {})));
			expect(failure?.message).toBeUndefined();
			expect(items).toHaveLength(2);
			for (const { json } of items) expect(json).not.toHaveProperty('scheduledFor');
		}
		expect(new Set(await timestamps())).toEqual(new Set([undefined]));
	});
});

describe.each(titled(SCHEDULED))('%s', (_title, sending) => {
	beforeEach(async () => await sending.prepare?.(sandbox));

	test('schedules for the next opening, and says so, on both engines', async () => {
		for (const run of [runInWorkflow, runOnRoutingEngine]) {
			if (run === runOnRoutingEngine && sending.isTogether) continue;
			const { items, failure } = await at(NIGHT, () => run(setupOf(sending, {})));
			expect(failure?.message).toBeUndefined();
			expect(items.map(({ json }) => json.scheduledFor)).toEqual([MORNING, MORNING]);
		}
		const expected = String(Date.parse(MORNING) / 1000);
		expect(new Set(await timestamps())).toEqual(new Set([expected]));
	});

	test('says in a test for when it would be scheduled', async () => {
		const credential = { ...sandbox.credential, testRuns: 'preview' };
		const { items } = await at(NIGHT, () =>
			runInWorkflow(setupOf(sending, {}, {}, { credential } as Partial<Setup>)),
		);
		expect(items.map(({ json }) => [json.testRun, json.scheduledFor])).toEqual([
			[true, MORNING],
			[true, MORNING],
		]);
		expect(await callsAt(sandbox)).toEqual([]);
	});

	test.each(ON_ERROR)(
		'keeps what was scheduled when it is tried again, On Error %s',
		async (onError) => {
			await sandbox.fault({ path: sending.path, kind: 'refuse', code: 106, skip: 1 });
			const more = { onError, retryOnFail: true };
			const { items } = await at(NIGHT, () => runInWorkflow(setupOf(sending, {}, {}, more)));
			const scheduled = items.filter(({ json }) => json.scheduledFor === MORNING);
			expect(scheduled.length).toBeGreaterThan(0);
			const messages = await sandbox.messages();
			expect(new Set(messages.map(({ to }) => to)).size).toBe(messages.length);
			expect(messages.every((message) => message.scheduled)).toBe(true);
		},
	);
});

describe.each(titled(REJECTED))('%s', (_title, sending) => {
	beforeEach(async () => await sending.prepare?.(sandbox));

	test.each(ON_ERROR)('sends nothing outside the hours, On Error %s', async (onError) => {
		for (const run of [runInWorkflow, runOnRoutingEngine]) {
			if (run === runOnRoutingEngine && (sending.isTogether || onError)) continue;
			const setup = setupOf(sending, {}, {}, { onError, retryOnFail: true });
			const ended = await at(NIGHT, () => run(setup));
			const errors = errorsOf(ended, onError);
			expect(errors).toHaveLength(onError ? 2 : 1);
			for (const error of errors) {
				expect(String(error?.message)).toContain(
					'outside the hours of "Send Between", and Viber messages cannot be scheduled',
				);
				expect(String(error?.description)).toMatch(
					/from 2026-11-28 09:00 on \(Europe\/Athens\).*Nothing was sent/,
				);
			}
		}
		expect(await callsAt(sandbox)).toEqual([]);
	});
});

/** What cannot be kept: changes of the parameters, and what is said of it. */
const IMPOSSIBLE: Array<
	[string, Record<string, unknown>, Record<string, unknown>, RegExp, RegExp]
> = [
	[
		'equal hours',
		{ from: '9:00', to: '09:00' },
		{},
		/^"From" and "To" of "Send Between" are the same time: 09:00/,
		/For whole days, use 00:00 and 24:00\./,
	],
	['no day', { days: [] }, {}, /^No day is chosen in "Days" of "Send Between"/, /Choose the days/],
	[
		'an unknown day',
		{ days: ['Δευτέρα'] },
		{},
		/^The value in "Days" is none of its options: Δευτέρα/,
		/monday \(Monday\)/,
	],
	...['', 'morning', '25:00', '09:60', '9:00:30', '2026-11-27 09:00', '09:00+02:00'].map(
		(from): (typeof IMPOSSIBLE)[number] => [
			`From "${from}"`,
			{ from },
			{},
			/^The value in "From" of "Send Between" is not a time of day: /,
			/e\.g\. 09:00 or 21:30/,
		],
	),
	[
		'an expression without a value in To',
		{ to: '={{ undefined }}' },
		{},
		/^The value in "To" of "Send Between" is not a time of day: \(empty\)/,
		/hours and minutes/,
	],
	[
		'a list in To',
		{ to: "={{ ['21:00', '22:00'] }}" },
		{},
		/^The value of "To" is a list/,
		/Choose one of them/,
	],
];

describe.each(titled(SENDING_AT_ONCE))('%s', (_title, sending) => {
	beforeEach(async () => await sending.prepare?.(sandbox));

	test.each(IMPOSSIBLE)('sends nothing with %s', async (_what, hours, changes, message, remedy) => {
		for (const onError of ON_ERROR) {
			for (const run of [runInWorkflow, runOnRoutingEngine]) {
				if (run === runOnRoutingEngine && (sending.isTogether || onError)) continue;
				const setup = setupOf(sending, hours, changes, { onError });
				const ended = await at(NOON, () => run(setup));
				expectRejected(ended, { onError, message, remedy });
			}
		}
		expect(await callsAt(sandbox)).toEqual([]);
	});
});

describe.each(titled(SCHEDULED))('%s', (_title, sending) => {
	beforeEach(async () => await sending.prepare?.(sandbox));

	test('sends nothing with Skip Already Sent', async () => {
		const setup = setupOf(sending, {}, { 'options.skipSent': 24 });
		const { failure } = await at(NOON, () => runInWorkflow(setup));
		expect(failure?.message).toMatch(/^"Skip Already Sent" cannot be used with "Send Between"/);
		expect(failure?.description).toMatch(/Remove one of both/);
		expect(await callsAt(sandbox)).toEqual([]);
	});

	test('sends nothing where Send At is outside the hours', async () => {
		for (const sendAt of ['2026-11-29 21:00', '2026-11-29T06:59:59Z', '2026-11-29']) {
			const setup = setupOf(sending, {}, { 'options.sendAt': sendAt });
			const { failure } = await at(NOON, () => runInWorkflow(setup));
			expect(failure?.message).toMatch(
				/^The time in "Send At" is outside the hours of "Send Between": 2026-11-29/,
			);
			expect(failure?.description).toMatch(/It is Sunday, .*Nothing was sent/);
		}
		expect(await callsAt(sandbox)).toEqual([]);
	});

	test('sends at Send At where that is within the hours', async () => {
		const setup = setupOf(sending, {}, { 'options.sendAt': '2026-11-29 20:59:59' });
		const { items } = await at(NIGHT, () => runInWorkflow(setup));
		expect(items).toHaveLength(2);
		const expected = String(Date.parse('2026-11-29T20:59:59+02:00') / 1000);
		expect(new Set(await timestamps())).toEqual(new Set([expected]));
	});
});

test('one item whose Send At is outside the hours: none is sent, or with an error output the others', async () => {
	const items = [
		{ to: '6971234501', at: '2026-11-29 12:00' },
		{ to: '6971234502', at: '2026-11-29 22:00' },
	];
	const changes = { 'options.sendAt': '={{ $json.at }}' };
	const { failure } = await at(NOON, () => runInWorkflow(setupOf(SEND, {}, changes, { items })));
	expect(failure?.message).toMatch(/"Send At" is outside .* \(item 2\)$/);
	expect(await callsAt(sandbox)).toEqual([]);
	const more = { items, onError: 'continueErrorOutput' } as const;
	const ended = await at(NOON, () => runInWorkflow(setupOf(SEND, {}, changes, more)));
	expect(ended.items).toHaveLength(1);
	expect(ended.errors.map(({ json }) => json.at)).toEqual(['2026-11-29 22:00']);
});

test('each item may have its own hours, and they are in the time zone of the workflow', async () => {
	const items = [
		{ to: '6971234501', from: '09:00' },
		{ to: '6971234502', from: '23:00' },
	];
	const hours = { from: '={{ $json.from }}', to: '01:00' };
	const more = { items, timezone: 'America/Santiago' };
	// 08:30 in Santiago.
	const ended = await at(Date.parse('2026-11-27T11:30:00Z'), () =>
		runInWorkflow(setupOf(SEND, hours, {}, more)),
	);
	expect(ended.items.map(({ json }) => json.scheduledFor)).toEqual([
		'2026-11-27T09:00:00.000-03:00',
		'2026-11-27T23:00:00.000-03:00',
	]);
});

describe('a run that lasts over the closing', () => {
	const closing = Date.parse('2026-11-27T21:00:00+02:00');
	const items = Array.from({ length: 60 }, (_, index) => ({ to: String(6971234500 + index) }));

	/** Each look at the clock takes a tenth of a second. */
	async function runOver(sending: Sending, more: Partial<Setup> = {}) {
		let looks = 0;
		const clock = jest
			.spyOn(Date, 'now')
			.mockImplementation(() => closing - 30_000 + 100 * (looks += 1));
		const requestOptions = { maxConcurrency: 1 };
		const setup = setupOf(sending, {}, { requestOptions }, { items, ...more });
		try {
			return await runInWorkflow(setup);
		} finally {
			clock.mockRestore();
		}
	}

	test('sends until then, and schedules what comes after', async () => {
		const { failure } = await runOver(SEND);
		expect(failure?.message).toBeUndefined();
		const told = await timestamps();
		const firstLater = told.indexOf(String(Date.parse(MORNING) / 1000));
		expect(firstLater).toBeGreaterThan(0);
		expect(told.slice(0, firstLater).every((timestamp) => timestamp === undefined)).toBe(true);
		expect(told.slice(firstLater).every((timestamp) => timestamp !== undefined)).toBe(true);
	});

	test('sends by Viber until then, and nothing after', async () => {
		const ended = await runOver(REJECTED[0], { onError: 'continueErrorOutput' });
		expect(ended.items.length).toBeGreaterThan(0);
		expect(ended.errors.length).toBeGreaterThan(0);
		expect(ended.items.length + ended.errors.length).toBe(items.length);
		expect(await callsAt(sandbox)).toHaveLength(ended.items.length);
	});
});

test('a message that is scheduled can be cancelled', async () => {
	const { items } = await at(NIGHT, () => runInWorkflow(setupOf(SEND, {})));
	for (const { json } of items) {
		const parameters = { resource: 'sms', operation: 'cancel', smsId: String(json.smsId) };
		const { failure } = await runInWorkflow({ parameters, credential: sandbox.credential });
		expect(failure).toBeUndefined();
	}
	expect(await sandbox.messages()).toEqual([]);
});

test('the signature of a callback lasts from when the message is sent', async () => {
	const days = ['thursday'];
	const changes = { 'options.callback': 'https://n8n.example.com/webhook/report' };
	await at(NIGHT, () => runInWorkflow(setupOf(SEND, { days }, changes)));
	const [{ body }] = await callsAt(sandbox);
	const sig = new URL(body.callback).searchParams.get('sig');
	const opening = Date.parse('2026-12-03T09:00:00+02:00') / 1000;
	expect(Number(sig?.split('.')[1]) - opening).toBe(14 * 24 * 60 * 60);
});

describe.each(titled(SCHEDULED))('%s, outside the hours', (_title, sending) => {
	beforeEach(async () => await sending.prepare?.(sandbox));

	test.each([{ output: 'raw' }, { output: 'raw', responseFormat: 'v2' }, { responseFormat: 'v2' }])(
		'says beside the response when the message goes out: %j',
		async (options) => {
			const changes = Object.entries(options).map(([name, value]) => [`options.${name}`, value]);
			const setup = setupOf(sending, {}, Object.fromEntries(changes) as Record<string, string>);
			const { items } = await at(NIGHT, () => runInWorkflow(setup));
			expect(items.length).toBeGreaterThan(0);
			for (const { json } of items) {
				expect(json.scheduledFor).toBe(MORNING);
				if (json.response) expect(json.response).not.toHaveProperty('scheduledFor');
			}
		},
	);
});

test('the Retry button sends what is left in the hours of then', async () => {
	await sandbox.fault({ path: 'sms/send', kind: 'refuse', code: 106, skip: 1 });
	const setup = setupOf(SEND, {}, { requestOptions: { maxConcurrency: 1 } }, { mode: 'trigger' });
	const first = await at(NIGHT, () => runInWorkflow(setup));
	expect(first.failure?.message).toBeDefined();
	const second = await at(NOON + 24 * 60 * 60_000, () => pressRetry(first, setup));
	expect(second.items.map(({ json }) => json.scheduledFor)).toEqual([MORNING, undefined]);
	expect(await sandbox.messages()).toHaveLength(2);
});
