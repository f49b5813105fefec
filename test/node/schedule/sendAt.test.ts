import type { IDataObject } from 'n8n-workflow';

import { runInWorkflow, runOnRoutingEngine, type Ended } from '../../support/engine';
import { stopClock } from '../../support/clock';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

interface Wish {
	sendAt: string;
	timezone?: string;
	operation?: 'send' | 'sendBulk';
	items?: IDataObject[];
}

async function sendLater({ sendAt, timezone, operation = 'send', items }: Wish): Promise<Ended> {
	const to = operation === 'send' ? '6971234567' : '6971234567, 6971234568';
	const parameters = { resource: 'sms', operation, to, text: 'Hello', options: { sendAt } };
	return await runInWorkflow({ parameters, items, timezone, credential: sandbox.credential });
}

/** The times that SMSB2B was told, as UTC. */
async function timesTold(): Promise<string[]> {
	const calls = await sandbox.calls();
	return calls.map(({ body }) => new Date(Number(body.timestamp) * 1000).toISOString());
}

// The clock stands at 2026-11-22, 14:00 in Athens.
stopClock();

test.each([
	['Europe/Athens', '2026-12-24T08:30:00', '2026-12-24T06:30:00.000Z'],
	['Europe/Athens', '2027-07-24T08:30:00', '2027-07-24T05:30:00.000Z'],
	['America/New_York', '2026-12-24T08:30:00', '2026-12-24T13:30:00.000Z'],
	['Asia/Kathmandu', '2026-12-24 08:30', '2026-12-24T02:45:00.000Z'],
	['UTC', '2026-12-24T08:30:00', '2026-12-24T08:30:00.000Z'],
	['Asia/Kathmandu', 'Dec 24, 2026 8:30', '2026-12-24T02:45:00.000Z'],
	['Europe/Athens', 'December 24, 2026 08:30', '2026-12-24T06:30:00.000Z'],
	['Europe/Athens', '2026-12-24 8:30', '2026-12-24T06:30:00.000Z'],
	['Europe/Athens', '08:30 24-Dec-2026', '2026-12-24T06:30:00.000Z'],
	['Europe/Athens', '23:59', '2026-11-22T21:59:00.000Z'],
	['Europe/Athens', '20261224T083000', '2026-12-24T06:30:00.000Z'],
	['Europe/Athens', '20261224T083000Z', '2026-12-24T08:30:00.000Z'],
	['Europe/Athens', 'Thu, 24 Dec 2026 08:30:00 +0500', '2026-12-24T03:30:00.000Z'],
	['Europe/Athens', 'Thu Dec 24 2026 08:30:00 GMT-0300', '2026-12-24T11:30:00.000Z'],
])('in %s, %s means %s', async (timezone, sendAt, expected) => {
	const { failure } = await sendLater({ sendAt, timezone });
	expect(failure).toBeUndefined();
	expect(await timesTold()).toEqual([expected]);
});

test.each([
	['a time with its own zone', '2026-12-24T08:30:00+05:00', '2026-12-24T03:30:00.000Z'],
	['UTC', '2026-12-24T08:30:00Z', '2026-12-24T08:30:00.000Z'],
	['an expression', '={{ $today.plus({ days: 1 }).set({ hour: 7 }) }}', '2026-11-23T05:00:00.000Z'],
	['a JavaScript date', '={{ new Date(Date.UTC(2026, 11, 24)) }}', '2026-12-24T00:00:00.000Z'],
	['the next second', '2026-11-22T14:00:01', '2026-11-22T12:00:01.000Z'],
])('%s is understood: %s', async (_what, sendAt, expected) => {
	const { failure } = await sendLater({ sendAt });
	expect(failure).toBeUndefined();
	expect(await timesTold()).toEqual([expected]);
});

test('the hour that the clocks skip in spring is the one after it', async () => {
	await sendLater({ sendAt: '2027-03-28T03:30:00' });
	expect(await timesTold()).toEqual(['2027-03-28T01:30:00.000Z']);
});

test('the hour that the clocks repeat in autumn is either of the two', async () => {
	await sendLater({ sendAt: '2027-10-31T03:30:00' });
	const [told] = await timesTold();
	expect(['2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z']).toContain(told);
});

test('each item has its own time', async () => {
	const items = ['2026-12-01T08:00:00', '2026-12-02T08:00:00'].map((at) => ({ at }));
	await sendLater({ sendAt: '={{ $json.at }}', items });
	expect((await timesTold()).toSorted()).toEqual([
		'2026-12-01T06:00:00.000Z',
		'2026-12-02T06:00:00.000Z',
	]);
});

test('a bulk message is sent later to all', async () => {
	const { items } = await sendLater({ sendAt: '2026-12-24T08:30:00', operation: 'sendBulk' });
	expect(items.map(({ json }) => json.accepted)).toEqual([true, true]);
	expect(await timesTold()).toEqual(['2026-12-24T06:30:00.000Z']);
	const messages = await sandbox.messages();
	expect(messages.map(({ scheduled }) => scheduled)).toEqual([true, true]);
});

describe.each([
	['the runner', runInWorkflow],
	["n8n's routing engine", runOnRoutingEngine],
] as const)('by %s, ', (_way, run) => {
	const message = { to: '6971234567', text: 'Hello' };
	const missing = ['={{ $json.when }}', '={{ $json.when?.at }}', '={{ $json.empty }}'];
	test.each(missing)('a time that is asked for and missing is not now: %j', async (sendAt) => {
		for (const operation of ['send', 'sendBulk']) {
			const parameters = { resource: 'sms', operation, ...message, options: { sendAt } };
			const setup = { parameters, items: [{ when: null, empty: [] }] };
			const { failure } = await run({ ...setup, credential: sandbox.credential });
			expect(failure?.message).toBe('The expression in "Send At" gives no value (item 1)');
			expect(failure?.description).toBe(
				'Check that the input item has the field. To send at once where it is missing, use e.g. {{ $json.sendAt ?? "" }}. Nothing was sent for this item.',
			);
			expect(await sandbox.calls()).toEqual([]);
		}
	});

	test('without the option, the message is sent now', async () => {
		const parameters = { resource: 'sms', operation: 'send', ...message, options: {} };
		const { failure } = await run({ parameters, credential: sandbox.credential });
		expect(failure).toBeUndefined();
		const [{ body }] = await sandbox.calls();
		expect(body).not.toHaveProperty('timestamp');
	});
});

test('items without a time go out at once where the expression says so', async () => {
	const sendAt = '={{ $json.at || "" }}';
	const { failure } = await sendLater({ sendAt, items: [{ at: '2026-12-01T08:00:00' }, {}] });
	expect(failure).toBeUndefined();
	const calls = await sandbox.calls();
	expect(calls.map(({ body }) => 'timestamp' in body).sort()).toEqual([false, true]);
});

describe.each(['send', 'sendBulk'] as const)('%s refuses, and sends nothing,', (operation) => {
	test.each([
		['Europe/Athens', '2026-11-22T13:59:59'],
		['Europe/Athens', '2026-11-22T14:00:00'],
		['Europe/Athens', '2026-11-22'],
		['America/New_York', '2026-11-22T07:00:00'],
		['Asia/Tokyo', '2026-11-22T20:59:00'],
		['Asia/Tokyo', '2026-11-22T12:00:00Z'],
	])('what is over in %s: %s', async (timezone, sendAt) => {
		const { failure } = await sendLater({ sendAt, timezone, operation });
		expect(failure?.message).toBe(`The time in "Send At" is in the past: ${sendAt} (item 1)`);
		expect(failure?.description).toBe(
			`Enter a time in the future. It is read in the time zone of the workflow, ${timezone}. Nothing was sent for this item.`,
		);
		expect(await sandbox.calls()).toEqual([]);
	});
});
