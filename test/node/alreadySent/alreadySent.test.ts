import { at } from '../../support/clock';
import { runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { ANNA, BILL, historyAs, send, sendBulk, TEXT } from './skipping';

const sandbox = useSandbox();

async function recipients(): Promise<string[]> {
	return (await sandbox.messages()).map(({ to }) => to.slice(-10)).toSorted();
}

test('who has the text already does not get it again, and keeps the ID of then', async () => {
	const [first] = (await send(sandbox, [{ to: ANNA, text: TEXT }])).items;
	expect(first.json).not.toHaveProperty('alreadySent');
	const { items } = await send(sandbox, [
		{ to: `+30 ${ANNA}`, text: TEXT },
		{ to: BILL, text: TEXT },
		{ to: ANNA, text: 'Another text' },
	]);
	expect(items.map(({ json }) => json.alreadySent)).toEqual([true, undefined, undefined]);
	expect(items[0].json).toMatchObject({ smsId: first.json.smsId, to: `+30 ${ANNA}`, cost: 1 });
	expect(await recipients()).toEqual([ANNA, ANNA, BILL]);
	expect(await sandbox.calls('history/single/list')).toHaveLength(2);
});

test.each([
	['Урок отменён', 'Урок начался'],
	['😀 1', '😡 1'],
])('%s is another text than %s, although GSM 03.38 lacks both', async (first, second) => {
	await send(sandbox, [{ to: ANNA, text: first }]);
	const { items } = await send(sandbox, [{ to: ANNA, text: second }]);
	expect(items[0].json).not.toHaveProperty('alreadySent');
	expect(await sandbox.messages()).toHaveLength(2);
});

test('line breaks and spaces at the ends make no other text', async () => {
	await send(sandbox, [{ to: ANNA, text: ' One\r\nTwo\n' }]);
	const { items } = await send(sandbox, [{ to: ANNA, text: 'One\nTwo' }]);
	expect(items[0].json.alreadySent).toBe(true);
});

test('each message that is listed stands for one', async () => {
	const item = { to: ANNA, text: TEXT };
	await send(sandbox, [item, item]);
	const { items } = await send(sandbox, [item, item, item]);
	expect(items.map(({ json }) => json.alreadySent).toSorted()).toEqual([true, true, undefined]);
	expect(await sandbox.messages()).toHaveLength(3);
});

test('what is older than the hours is sent again', async () => {
	await send(sandbox, [{ to: ANNA, text: TEXT }]);
	const { items } = await at(
		Date.now() + 2 * 60 * 60_000,
		async () => await send(sandbox, [{ to: ANNA, text: TEXT }], { options: { skipSent: 1 } }),
	);
	expect(items[0].json).not.toHaveProperty('alreadySent');
	expect(await sandbox.messages()).toHaveLength(2);
});

test.each([
	['the history of single messages', 'history/single/list'],
	['the history of bulk messages', 'history/group/list'],
])('nothing is sent when %s cannot be read', async (_what, path) => {
	await sandbox.fault({ kind: 'breakAfter', path });
	const { failure } = await send(sandbox, [{ to: ANNA, text: TEXT }]);
	expect(failure?.message).toBe(
		'The connection to SMSB2B was lost before a response arrived (item 1)',
	);
	expect(failure?.description).toContain('so nothing was sent for this item');
	expect(failure?.text?.context?.outcomeKnown).toBe(true);
	expect(await sandbox.messages()).toEqual([]);
});

test.each([undefined, '17672256', '31/12/2026 08:00'])(
	'a message of which the time cannot be read (%s) counts as sent within the hours',
	async (timestamp) => {
		await historyAs(sandbox, 'single', {
			sms: [{ smsId: '7', to: `30${ANNA}`, text: TEXT, timestamp }],
		});
		const { items } = await send(sandbox, [{ to: ANNA, text: TEXT }]);
		expect(items[0].json).toMatchObject({ smsId: '7', alreadySent: true });
		expect(await sandbox.messages()).toEqual([]);
	},
);

const PAST = '2020-01-01 08:00:00';

test.each<['single' | 'group', object]>([['single', { total: '2', messages: [] }]])(
	'nothing is sent when the history (%s) counts what it does not list: %j',
	async (kind, answer) => {
		await historyAs(sandbox, kind, answer);
		const { failure } = await send(sandbox, [{ to: ANNA, text: TEXT }]);
		expect(failure?.message).toBe('The history could not be read completely (item 1)');
		expect(await sandbox.messages()).toEqual([]);
	},
);

test('nothing is sent when the history has a message to several of which it lists nobody', async () => {
	await historyAs(sandbox, 'group', { total: '1', groups: [{ sms: [] }] });
	const { failure } = await send(sandbox, [{ to: ANNA, text: TEXT }]);
	expect(failure?.message).toBe('This message may have been sent before (item 1)');
	expect(await sandbox.messages()).toEqual([]);
});

test('a message of long ago whose recipients are not listed any more is no hindrance', async () => {
	await historyAs(sandbox, 'group', {
		total: '1',
		'0': { text: 'Other', timestamp: PAST, total: 2 },
	});
	await send(sandbox, [{ to: ANNA, text: TEXT }]);
	expect(await sandbox.messages()).toHaveLength(1);
});

test.each([0, -1, 'a day', '', '={{ $json.missing }}', '={{ null }}'])(
	'%j is no number of hours',
	async (skipSent) => {
		const { failure } = await send(sandbox, [{ to: ANNA, text: TEXT }], { options: { skipSent } });
		expect(failure?.message).toContain(
			'The value in "Skip Already Sent" is not a number of hours: ',
		);
		expect(await sandbox.messages()).toEqual([]);
	},
);

test('a bulk message goes to those only who do not have it, from a bulk message or another', async () => {
	const carl = '6991234567';
	await sendBulk(sandbox, [ANNA, BILL]);
	await send(sandbox, [{ to: carl, text: TEXT }]);
	const { items } = await sendBulk(sandbox, [ANNA, BILL, carl, '6901234567', '6911234567']);
	expect(items.map(({ json }) => [json.accepted, json.alreadySent])).toEqual([
		[true, true],
		[true, true],
		[true, true],
		[true, undefined],
		[true, undefined],
	]);
	expect(items.every(({ json }) => typeof json.smsId === 'string')).toBe(true);
	expect(items[0].json.msisdn).toBe(`30${ANNA}`);
	expect(await sandbox.messages()).toHaveLength(5);
	expect((await sandbox.calls('sms/bulk')).at(-1)?.body.to).toBe('6901234567,6911234567');
});

test('a bulk message to a list for each item: each that is listed stands for one', async () => {
	await sendBulk(sandbox, [ANNA]);
	const parameters = { recipients: 'list', to: '={{ $json.to }}' };
	const { items } = await sendBulk(sandbox, [ANNA, ANNA, ANNA], { parameters });
	expect(items.map(({ json }) => json.alreadySent).toSorted()).toEqual([
		true,
		undefined,
		undefined,
	]);
	expect(await sandbox.messages()).toHaveLength(3);
	expect(await sandbox.calls('history/single/list')).toHaveLength(2);
});

test('those who have a bulk message keep their IDs when the rest is refused', async () => {
	const [{ json: first }] = (await sendBulk(sandbox, [ANNA])).items;
	await sandbox.account({ balance: 0 });
	const { items } = await sendBulk(sandbox, [ANNA, BILL]);
	expect(items.map(({ json }) => [json.accepted, json.smsId])).toEqual([
		[true, first.smsId],
		[false, undefined],
	]);
	expect(items[1].json.reason).toContain('enough credits');
});

test('a bulk message that all have makes no call that sends', async () => {
	await sendBulk(sandbox, [ANNA, BILL]);
	const { items, failure } = await sendBulk(sandbox, [ANNA, BILL]);
	expect(failure).toBeUndefined();
	expect(items.every(({ json }) => json.alreadySent === true)).toBe(true);
	expect(await sandbox.calls('sms/bulk')).toHaveLength(1);
});

test("n8n's routing engine does the same", async () => {
	const setup = {
		parameters: {
			...{ resource: 'sms', operation: 'send', to: ANNA, text: TEXT },
			options: { skipSent: 24 },
		},
		credential: sandbox.credential,
	};
	await runOnRoutingEngine(setup);
	const { items } = await runOnRoutingEngine(setup);
	expect(items[0].json.alreadySent).toBe(true);
	expect(await sandbox.messages()).toHaveLength(1);
});

test('without the option the history is not read', async () => {
	await send(sandbox, [{ to: ANNA, text: TEXT }], { options: { skipSent: undefined } });
	await sendBulk(sandbox, [ANNA, BILL], { options: { skipSent: undefined } });
	expect((await sandbox.calls()).map(({ path }) => path)).toEqual(['sms/send', 'sms/bulk']);
});
