import type { INodeParameters } from 'n8n-workflow';

import { runInWorkflow, type Ended } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { itemsSent, mobileOf, sendToEach } from './items';

const sandbox = useSandbox();

const REFUSED = 7;

/** Ten messages of which the seventh is refused. */
async function run(requestOptions: INodeParameters, options: INodeParameters = {}): Promise<Ended> {
	await sandbox.fault({ kind: 'refuse', code: 106, match: { to: mobileOf(REFUSED) } });
	const setup = sendToEach(sandbox, 10, requestOptions);
	return await runInWorkflow({ ...setup, parameters: { ...setup.parameters, options } });
}

function receiptsOf({ failure }: Ended): Array<{ item: number; smsId: string }> {
	return failure?.context?.completed as unknown as Array<{ item: number; smsId: string }>;
}

/** What the sandbox has accepted, by item. */
async function accepted(): Promise<Array<{ item: number; smsId: string }>> {
	return (await sandbox.messages())
		.map(({ id, to }) => ({ item: Number(to.slice(-4)), smsId: String(id) }))
		.sort((one, other) => one.item - other.item);
}

test('one after the other: items 1 to 6 are reported, 8 to 10 are not sent', async () => {
	const ended = await run({ maxConcurrency: 1 });
	expect(ended.failure?.message).toBe('SMSB2B could not queue the message (item 7)');
	expect(await itemsSent(sandbox)).toEqual([1, 2, 3, 4, 5, 6, 7]);
	const sent = await accepted();
	expect(sent.map(({ item }) => item)).toEqual([1, 2, 3, 4, 5, 6]);
	expect(receiptsOf(ended)).toEqual(sent);
	const listed = sent.map(({ item, smsId }) => `item ${item} (smsId ${smsId})`).join(', ');
	expect(ended.failure?.description).toContain(`Already done, do not repeat: ${listed}.`);
	expect(ended.failure?.description).toContain('Not started: items 8 to 10.');
	expect(ended.items).toEqual([]);
});

test('ten at a time: those in flight end, and are reported', async () => {
	await sandbox.set({ latency: 30 });
	const ended = await run({});
	expect((await itemsSent(sandbox)).toSorted((a, b) => a - b)).toEqual([
		1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
	]);
	expect(receiptsOf(ended)).toEqual(await accepted());
	expect(receiptsOf(ended).map(({ item }) => item)).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10]);
	expect(ended.failure?.message).toMatch(/\(item 7\)$/);
	expect(ended.failure?.description).not.toContain('Not started');
});

test('three at a time: nothing starts after the refusal is known', async () => {
	await sandbox.set({ latency: 20 });
	const ended = await run({ maxConcurrency: 3 });
	const sent = await itemsSent(sandbox);
	expect(sent.length).toBeLessThanOrEqual(9);
	expect(receiptsOf(ended)).toEqual(await accepted());
	const last = Math.max(...sent);
	if (last < 10) expect(ended.failure?.description).toMatch(/Not started: items? /);
});

test('a later batch does not start, and nobody waits for it', async () => {
	const batching = { batch: { batchSize: 8, batchInterval: 60_000 } };
	const ended = await run({ batching, maxConcurrency: 1 });
	expect(await itemsSent(sandbox)).toEqual([1, 2, 3, 4, 5, 6, 7]);
	expect(ended.failure?.description).toContain('Not started: items 8 to 10.');
});

test('of several refusals that of the first item is told', async () => {
	await sandbox.fault({ kind: 'refuse', code: 105, match: { to: mobileOf(9) } });
	await sandbox.fault({ kind: 'delay', ms: 100, match: { to: mobileOf(8) } });
	await sandbox.set({ latency: 30 });
	const { failure } = await run({});
	expect(failure?.message).toMatch(/\(item 7\)$/);
});

test('those in flight that were refused as well, or whose outcome is unknown, are named', async () => {
	await sandbox.fault({ kind: 'refuse', code: 105, match: { to: mobileOf(9) } });
	await sandbox.fault({ kind: 'breakAfter', match: { to: mobileOf(8) } });
	await sandbox.fault({ kind: 'breakBefore', match: { to: mobileOf(10) } });
	await sandbox.set({ latency: 30 });
	const { failure } = await run({});
	expect(failure?.message).toMatch(/\(item 7\)$/);
	expect(failure?.description).toContain(
		'Outcome unknown, check before you resend: item 8, item 10. Also rejected: item 9.',
	);
});

test.each(['raw', 'simplified'])('the IDs are reported with the output %s', async (output) => {
	const ended = await run({ maxConcurrency: 1 }, { output });
	expect(receiptsOf(ended)).toEqual(await accepted());
	expect(ended.failure?.description).toContain(`item 1 (smsId ${(await accepted())[0].smsId})`);
});

test('a long list is cut short in the message, and whole in its context', async () => {
	await sandbox.fault({ kind: 'refuse', code: 106, skip: 149 });
	const ended = await runInWorkflow(sendToEach(sandbox, 151, { maxConcurrency: 1 }));
	expect(receiptsOf(ended)).toEqual(await accepted());
	expect(receiptsOf(ended)).toHaveLength(149);
	expect(ended.failure?.description).toContain('item 100 (smsId');
	expect(ended.failure?.description).not.toContain('item 101 (smsId');
	expect(ended.failure?.description).toContain(' and 49 more. Not started: item 151.');
});

test('operations without a receipt name the items', async () => {
	await sandbox.fault({ kind: 'refuse', code: 216, skip: 2 });
	const { failure } = await runInWorkflow({
		parameters: {
			resource: 'contact',
			operation: 'delete',
			contactId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
			requestOptions: { maxConcurrency: 1 },
		},
		items: [{ id: 500001 }, { id: 500002 }, { id: 500003 }],
		credential: sandbox.credential,
	});
	expect(failure?.message).toBe('The contact in "Contact" does not exist (item 3)');
	expect(failure?.description).toContain('Already done, do not repeat: item 1, item 2.');
});

test('what only reads may be repeated, and nothing is said of it', async () => {
	await sandbox.fault({ kind: 'refuse', code: 101, skip: 2 });
	const { failure } = await runInWorkflow({
		parameters: {
			...{ resource: 'mobile', operation: 'check', mobile: '={{ $json.to }}' },
			requestOptions: { maxConcurrency: 1 },
		},
		items: [{ to: '6971234501' }, { to: '6971234502' }, { to: '6971234503' }],
		credential: sandbox.credential,
	});
	expect(failure?.message).toMatch(/\(item 3\)$/);
	expect(failure?.description).not.toContain('Already done');
});

test.each(['raw', 'simplified'])('of bulk messages all IDs are reported, %s', async (output) => {
	await sandbox.fault({ kind: 'refuse', code: 104, skip: 1 });
	const { failure } = await runInWorkflow({
		parameters: {
			resource: 'sms',
			operation: 'sendBulk',
			recipients: 'list',
			to: '={{ $json.to }}',
			text: 'Hello',
			options: { output },
			requestOptions: { maxConcurrency: 1 },
		},
		items: [{ to: '6971234567, 2101234567, 6981234567' }, { to: '6971234568' }],
		credential: sandbox.credential,
	});
	expect(failure?.context?.completed).toEqual([{ item: 1, smsId: ['39116149', '39116150'] }]);
	expect(failure?.description).toContain('do not repeat: item 1 (smsId 39116149 and 1 more).');
});
