import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { batches, itemsWith, sendToItems, sendToList } from './bulk';

const sandbox = useSandbox();

const [ANNA, BILL, CARL, DORA] = ['6971234567', '6981234567', '6991234567', '6931234567'];
const ONE_EACH = { options: { batchSize: 1 } };
const TWO_EACH = { options: { batchSize: 2 } };

test.each([
	['the runner', runInWorkflow],
	["n8n's routing engine", runOnRoutingEngine],
])('with user name and password every batch has the key (%s)', async (_way, run) => {
	const { items, failure } = await run({
		parameters: {
			...{ resource: 'sms', operation: 'sendBulk', text: 'Hello', ...ONE_EACH },
			to: `${ANNA},${BILL},${CARL}`,
		},
		credential: sandbox.login,
	});
	expect(failure).toBeUndefined();
	expect(items.map(({ json }) => json.accepted)).toEqual([true, true, true]);
	expect(await batches(sandbox)).toEqual([[ANNA], [BILL], [CARL]]);
});

test('what may have gone out before a refusal is not lost, and no retry sends it again', async () => {
	await sandbox.fault({ kind: 'edit', remove: ['sms'] });
	await sandbox.fault({ kind: 'refuse', code: 105, match: { to: CARL } });
	const parameters = { resource: 'sms', operation: 'sendBulk', recipients: 'inputItems' };
	const { items } = await runInWorkflow({
		parameters: { ...parameters, toField: 'mobile', text: 'Hello', ...TWO_EACH },
		items: itemsWith(ANNA, BILL, CARL),
		credential: sandbox.credential,
		retryOnFail: true,
	});
	const [first, second, ...results] = items.map(({ json }) => json);
	expect([first, second]).toEqual([{ smsId: expect.any(String) }, { smsId: expect.any(String) }]);
	expect(results.map(({ outcomeKnown, accepted }) => outcomeKnown ?? accepted)).toEqual([
		false,
		false,
		false,
	]);
	expect(results[0]).not.toHaveProperty('accepted');
	expect(results[2].reason).toContain('The account does not have enough credits');
	expect(await batches(sandbox)).toEqual([[ANNA, BILL], [CARL]]);
	expect(await sandbox.messages()).toHaveLength(2);
});

test('the ids of a batch that is not listed are kept when the next one breaks off', async () => {
	await sandbox.fault({ kind: 'edit', remove: ['sms'] });
	await sandbox.fault({ kind: 'breakAfter', match: { to: `${CARL},${DORA}` } });
	const { items, failure } = await sendToItems(
		sandbox,
		itemsWith(ANNA, BILL, CARL, DORA),
		TWO_EACH,
	);
	expect(failure).toBeUndefined();
	const [first, second, ...results] = items.map(({ json }) => json);
	const ids = (await sandbox.messages()).map(({ id }) => String(id));
	expect([first, second]).toEqual([{ smsId: ids[0] }, { smsId: ids[1] }]);
	expect(results.map(({ outcomeKnown }) => outcomeKnown)).toEqual([false, false, false, false]);
});

test('a batch that is not listed leaves the others their ids', async () => {
	await sandbox.fault({ kind: 'edit', remove: ['sms'], skip: 1 });
	const five = itemsWith(ANNA, BILL, CARL, DORA, '6901234567');
	const { items } = await sendToItems(sandbox, five, TWO_EACH);
	const [first, second, ...results] = items.map(({ json }) => json);
	expect(results.map(({ to, accepted, outcomeKnown }) => [to, accepted, outcomeKnown])).toEqual([
		[ANNA, true, undefined],
		[BILL, true, undefined],
		[CARL, undefined, false],
		[DORA, undefined, false],
		['6901234567', true, undefined],
	]);
	const ids = [results[0], results[1], first, second, results[4]].map(({ smsId }) => smsId);
	expect(ids).toEqual((await sandbox.messages()).map(({ id }) => String(id)));
});

test('the one ID of a batch of one is that of its recipient, also where nothing is listed', async () => {
	await sandbox.fault({ kind: 'edit', remove: ['sms'] });
	const { items } = await sendToItems(sandbox, itemsWith(ANNA, BILL), ONE_EACH);
	expect(items.map(({ json }) => [json.to, json.accepted, typeof json.smsId])).toEqual([
		[ANNA, true, 'string'],
		[BILL, true, 'string'],
	]);
});

test.each([0, 1])(
	'behind a batch of unknown outcome (at %i) the others are said not to have been sent',
	async (skip) => {
		await sandbox.fault({ kind: 'breakAfter', skip });
		const { items } = await sendToItems(sandbox, itemsWith(ANNA, BILL, CARL), ONE_EACH);
		expect(items[skip].json).toMatchObject({ outcomeKnown: false });
		for (const { json } of items.slice(skip + 1)) {
			expect(json).toMatchObject({
				accepted: false,
				reason:
					'Not sent because an earlier request failed: The connection to SMSB2B was lost before a response arrived.',
			});
		}
	},
);

test('of a single batch, an unknown outcome ends the run', async () => {
	await sandbox.fault({ kind: 'breakAfter' });
	const { items, failure } = await sendToItems(sandbox, itemsWith(ANNA, BILL, 'nobody'));
	expect(items).toEqual([]);
	expect(failure?.text?.context?.outcomeKnown).toBe(false);
});

test.each(['true', 'yes'])(
	'a number in two spellings gets one message when Skip Duplicates is "%s"',
	async (skipDuplicates) => {
		const items = itemsWith(ANNA, `+30 ${ANNA}`);
		await sendToItems(sandbox, items, { options: { skipDuplicates } });
		expect(await sandbox.messages()).toHaveLength(1);
	},
);

test('what is neither yes nor no in Skip Duplicates is refused', async () => {
	const options = { skipDuplicates: 'perhaps' };
	const { failure } = await sendToItems(sandbox, itemsWith(ANNA), { options });
	expect(failure?.message).toContain('"Skip Duplicates" is neither true nor false: perhaps');
	expect(await sandbox.messages()).toEqual([]);
});

test('several numbers in the field of an item are several recipients of it', async () => {
	const items = itemsWith(`${ANNA}, ${BILL}`, '', [CARL, '6901234567']);
	const sent = await sendToItems(sandbox, items);
	expect(sent.items.map(({ json, pairedItem }) => [json.to, json.accepted, pairedItem])).toEqual([
		[ANNA, true, { item: 0 }],
		[BILL, true, { item: 0 }],
		['', false, { item: 1 }],
		[CARL, true, { item: 2 }],
		['6901234567', true, { item: 2 }],
	]);
});

test('several numbers in a text of an array are parted as well', async () => {
	const to = `={{ ["${ANNA};${BILL}", "${CARL}"] }}`;
	const { items } = await sendToList(sandbox, to);
	expect(items.map(({ json }) => [json.to, json.accepted])).toEqual([
		[ANNA, true],
		[BILL, true],
		[CARL, true],
	]);
});

test('with Output = Raw those who had the message already keep their IDs', async () => {
	const options = { batchSize: 1, skipSent: 24, output: 'raw' };
	await sendToItems(sandbox, itemsWith(ANNA, BILL));
	const { items } = await sendToItems(sandbox, itemsWith(ANNA, BILL, CARL), { options });
	const had = items.filter(({ json }) => json.alreadySent === true);
	expect(had.map(({ json }) => [json.to, typeof json.smsId])).toEqual([
		[ANNA, 'string'],
		[BILL, 'string'],
	]);
	expect(await sandbox.messages()).toHaveLength(3);
});
