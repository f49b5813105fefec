import { runInWorkflow, runOnRoutingEngine } from '../support/engine';
import { useSandbox } from '../support/sandbox';
import { batches, itemsWith, sendToItems, sendToList } from './bulk';

const sandbox = useSandbox();

const [ANNA, BILL, CARL] = ['6971234567', '6981234567', '6991234567'];
const ONE_EACH = { options: { batchSize: 1 } };

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
	await sandbox.fault({ kind: 'refuse', code: 105, match: { to: BILL } });
	const parameters = { resource: 'sms', operation: 'sendBulk', recipients: 'inputItems' };
	const { items } = await runInWorkflow({
		parameters: { ...parameters, toField: 'mobile', text: 'Hello', ...ONE_EACH },
		items: itemsWith(ANNA, BILL, CARL),
		credential: sandbox.credential,
		retryOnFail: true,
	});
	expect(items.map(({ json }) => json.outcomeKnown ?? json.accepted)).toEqual([
		false,
		false,
		false,
	]);
	expect(items[0].json).not.toHaveProperty('accepted');
	expect(items[2].json.reason).toContain('The balance of the account is not enough');
	expect(await batches(sandbox)).toEqual([[ANNA], [BILL]]);
	expect(await sandbox.messages()).toHaveLength(1);
});

test('behind a batch of unknown outcome the others are said not to have been sent', async () => {
	await sandbox.fault({ kind: 'breakAfter', skip: 1 });
	const { items } = await sendToItems(sandbox, itemsWith(ANNA, BILL, CARL), ONE_EACH);
	expect(items[1].json).toMatchObject({ outcomeKnown: false });
	expect(items[2].json).toMatchObject({
		accepted: false,
		reason:
			'Not sent, because an earlier request went wrong: The connection to SMSB2B broke off before the answer came.',
	});
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
