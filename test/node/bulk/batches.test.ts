import { useSandbox } from '../../support/sandbox';
import { batches, itemsWith, numbers, sendToItems, sendToList } from './bulk';

const sandbox = useSandbox();

test('recipients are parted into requests of the batch size, one after the other', async () => {
	await sandbox.set({ latency: 5 });
	const all = numbers(25);
	const { items } = await sendToItems(sandbox, itemsWith(...all), { options: { batchSize: 10 } });
	expect(await batches(sandbox)).toEqual([all.slice(0, 10), all.slice(10, 20), all.slice(20)]);
	expect(items.map(({ json, pairedItem }) => [json.to, json.accepted, pairedItem])).toEqual(
		all.map((to, item) => [to, true, { item }]),
	);
	expect((await sandbox.statistics()).maxInFlight).toBe(1);
});

test('without a size they are a thousand', async () => {
	await sandbox.account({ balance: 5000 });
	await sendToItems(sandbox, itemsWith(...numbers(2001)));
	expect((await batches(sandbox)).map(({ length }) => length)).toEqual([1000, 1000, 1]);
});

describe('when the balance runs out in the third batch', () => {
	const all = numbers(50);
	const BALANCE = 25;

	test('what was sent before is reported, and to nobody else anything is sent', async () => {
		await sandbox.account({ balance: BALANCE });
		const { items, failure } = await sendToItems(sandbox, itemsWith(...all), {
			options: { batchSize: 10 },
		});
		expect(failure?.message).toBeUndefined();
		expect(items.map(({ json }) => json.accepted)).toEqual(all.map((_, at) => at < 20));
		expect(items.map(({ json }) => json.smsId).filter(Boolean)).toHaveLength(20);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(all.map((_, item) => ({ item })));
		for (const { json } of items.slice(20)) {
			expect(json.reason).toMatch(/^The account does not have enough credits\. Buy credits/);
		}
		expect(await batches(sandbox)).toHaveLength(3);
		expect(await sandbox.messages()).toHaveLength(20);
	});

	test.each(['raw', 'v2'])('as %s, the answers are there, and those without one', async (form) => {
		await sandbox.account({ balance: BALANCE });
		const options = form === 'raw' ? { output: 'raw' } : { responseFormat: 'v2' };
		const { items } = await sendToList(sandbox, all.join(), {
			options: { batchSize: 10, ...options },
		});
		const [first, second, ...others] = items.map(({ json }) => json);
		for (const answer of [first, second]) {
			expect(answer).toMatchObject(
				form === 'raw'
					? { response: { accepted: '10' } }
					: { text: expect.stringMatching(/^(\d+\|){9}\d+$/) },
			);
		}
		expect(others.map(({ to, accepted }) => [to, accepted])).toEqual(
			all.slice(20).map((to) => [to, false]),
		);
	});
});

test('a batch whose answer was lost is not sent again, and may have been sent', async () => {
	await sandbox.fault({ kind: 'breakAfter', skip: 1 });
	const all = numbers(30);
	const { items } = await sendToItems(sandbox, itemsWith(...all), { options: { batchSize: 10 } });
	expect(await batches(sandbox)).toHaveLength(2);
	expect(items.slice(0, 10).every(({ json }) => json.accepted === true)).toBe(true);
	for (const { json } of items.slice(10, 20)) {
		expect(json).not.toHaveProperty('accepted');
		expect(json).toMatchObject({ outcomeKnown: false });
		expect(json.reason).toContain('The message may or may not have been sent');
		expect(json.reason).toContain('Look it up with History: Get Many Bulk Messages');
	}
	for (const { json } of items.slice(20)) {
		expect(json).toMatchObject({ accepted: false });
		expect(json).not.toHaveProperty('outcomeKnown');
	}
	expect(await sandbox.messages()).toHaveLength(20);
});

test('a refusal before anything was sent is one of the whole', async () => {
	await sandbox.account({ balance: 5 });
	const { items, failure } = await sendToItems(sandbox, itemsWith(...numbers(30)), {
		options: { batchSize: 10 },
	});
	expect(items).toEqual([]);
	expect(failure?.message).toBe('The account does not have enough credits (item 1)');
	expect(await sandbox.messages()).toEqual([]);
});

test('a batch that SMSB2B rejects as a whole does not keep the others from being sent', async () => {
	const landlines = ['2101234567', '2101234568'];
	const all = [...landlines, ...numbers(4)];
	const { items } = await sendToItems(sandbox, itemsWith(...all), { options: { batchSize: 2 } });
	expect(items.map(({ json }) => json.accepted)).toEqual([false, false, true, true, true, true]);
	expect(await batches(sandbox)).toHaveLength(3);
});

test('5,000 duplicates are one message, and 5,000 items', async () => {
	const spellings = ['6971234567', '+306971234567', '0030 697 123 4567', '697-1234567'];
	const written = Array.from({ length: 5000 }, (_, at) => spellings[at % spellings.length]);
	const { items } = await sendToItems(sandbox, itemsWith(...written));
	expect(await batches(sandbox)).toEqual([['6971234567']]);
	expect(items).toHaveLength(5000);
	expect(new Set(items.map(({ json }) => json.smsId))).toEqual(new Set(['39116149']));
	expect(items.filter(({ json }) => json.duplicate === true)).toHaveLength(4999);
});

test('5,000 duplicates that are to be sent are 5,000 messages', async () => {
	await sandbox.account({ balance: 5000 });
	const written = Array.from({ length: 5000 }, () => '6971234567');
	const options = { skipDuplicates: false };
	const { items } = await sendToItems(sandbox, itemsWith(...written), { options });
	expect(new Set(items.map(({ json }) => json.smsId)).size).toBe(5000);
});

test('a list of 100,000 recipients', async () => {
	await sandbox.account({ balance: 100_000 });
	const written = numbers(100_000).map((number, at) => (at % 1000 === 999 ? '2101234567' : number));
	const { items, failure } = await sendToItems(sandbox, itemsWith(...written));
	expect(failure?.message).toBeUndefined();
	expect(items).toHaveLength(100_000);
	expect(items.filter(({ json }) => json.accepted !== true)).toHaveLength(100);
	expect(items[54_321]).toMatchObject({ pairedItem: { item: 54_321 }, json: { accepted: true } });
});
