import type { INodeParameters } from 'n8n-workflow';

import { runInWorkflow } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

const RECIPIENTS = ['6971234567', '6981234567'];
const UNKNOWN = {
	outcomeKnown: false,
	reason: expect.stringContaining('The message may or may not have been sent'),
};
const REJECTED = {
	accepted: false,
	reason: expect.stringContaining('rejected this number'),
};

/** What SMSB2B says of the batch as a whole. */
const CHARGED = { balance: expect.any(Number) as number };

/** Where each of the two bulk operations has its list. */
const OPERATIONS = [
	['sms', 'sms', 'smsId', {}, { batchCost: 2 }],
	['viber', 'messages', 'messageId', { from: '1001' }, {}],
] as const;

describe.each(OPERATIONS)('%s.sendBulk: ', (resource, list, idName, own, cost) => {
	async function send(edit: object, output = 'simplified') {
		await sandbox.fault({ kind: 'edit', path: `${resource}/bulk`, ...edit });
		return await sendAs({ output });
	}

	async function sendAs(options: INodeParameters) {
		await sandbox.control('PUT', 'accounts/demo/viber-senders/1001', { balance: 100 });
		const { items, failure } = await runInWorkflow({
			parameters: {
				...{ resource, operation: 'sendBulk', to: RECIPIENTS.join(), text: 'Hello', ...own },
				options,
			},
			credential: sandbox.credential,
		});
		expect(failure?.message).toBeUndefined();
		expect(await sandbox.calls(`${resource}/bulk`)).toHaveLength(1);
		return items.map(({ json }) => json);
	}

	/** The IDs stand beside the list as well; whose they are is not said. */
	const unnamed = ['39116149', '39116150'].map((id) => ({ [idName]: id }));
	const all = (result: object) => RECIPIENTS.map((to) => ({ to, ...result }));

	test.each([
		['with a count', [list]],
		['without a count', [list, 'accepted']],
	])('accepted, but no list, %s: unknown for every number', async (_way, remove) => {
		expect(await send({ remove })).toEqual([...unnamed, ...all(UNKNOWN)]);
	});

	test('a count of nothing, and no list: none was accepted', async () => {
		expect(await send({ remove: [list], set: { accepted: 0, id: ['0'] } })).toEqual(all(REJECTED));
	});

	test('a count that is no number is none', async () => {
		expect(await send({ remove: [list], set: { accepted: 'some' } })).toEqual([
			...unnamed,
			...all(UNKNOWN),
		]);
	});

	test('a list that is shorter than the count: its numbers keep their ids, the others are unknown', async () => {
		const row = { msisdn: '306971234567', id: '5', smsId: '5' };
		const [first, second] = await send({ set: { [list]: [row], id: ['5'], accepted: 2 } });
		expect(first).toMatchObject({ to: RECIPIENTS[0], accepted: true, msisdn: row.msisdn });
		expect(Object.values(first)).toContain('5');
		expect(second).toEqual({ to: RECIPIENTS[1], ...UNKNOWN });
	});

	test('a list as long as the count: the others were not accepted', async () => {
		const row = { msisdn: '306971234567', id: '5', smsId: '5' };
		const [first, second] = await send({ set: { [list]: [row], id: ['5'], accepted: 1 } });
		expect(first).toMatchObject({ accepted: true });
		expect(second).toEqual({ to: RECIPIENTS[1], ...REJECTED });
	});

	/** A number in a spelling that is none of those that were asked for. */
	const foreign = { msisdn: '447911123456', id: '6' };

	test('a row of a number that nobody asked for keeps its id, and nobody is called rejected', async () => {
		const set = { [list]: [foreign], id: ['6'], accepted: 1 };
		const left = { msisdn: foreign.msisdn, [idName]: '6' };
		expect(await send({ set })).toEqual([left, ...all(UNKNOWN)]);
	});

	test('of as many rows as recipients the last is that of the last', async () => {
		const set = { [list]: [foreign, { msisdn: '306981234567', id: '5' }], id: ['6', '5'] };
		expect(await send({ set: { ...set, accepted: 2 } })).toEqual([
			{
				to: RECIPIENTS[0],
				msisdn: foreign.msisdn,
				[idName]: '6',
				accepted: true,
				...CHARGED,
				...cost,
			},
			{
				to: RECIPIENTS[1],
				msisdn: '306981234567',
				[idName]: '5',
				accepted: true,
				...CHARGED,
				...cost,
			},
		]);
	});

	test('a row without a number does not hide the others', async () => {
		const set = { [list]: [{ msisdn: '306981234567', id: '5' }, { id: '6' }, { id: '7' }] };
		expect(await send({ set: { ...set, id: ['5', '6', '7'], accepted: 3 } })).toEqual([
			{ [idName]: '6' },
			{ [idName]: '7' },
			{ to: RECIPIENTS[0], ...UNKNOWN },
			{
				to: RECIPIENTS[1],
				msisdn: '306981234567',
				[idName]: '5',
				accepted: true,
				...CHARGED,
				...cost,
			},
		]);
	});

	test('a row with the id 0 is that of nobody', async () => {
		const rows = [
			{ msisdn: '306981234567', id: '5' },
			{ msisdn: '306971234567', id: '0' },
		];
		const set = { [list]: rows, id: ['5', '0'], accepted: 1 };
		const [first, second] = await send({ set });
		expect(first).toEqual({ to: RECIPIENTS[0], ...REJECTED });
		expect(second).toMatchObject({ accepted: true });
	});

	test.each([
		['elements of their own', '<id>5</id><id>6</id>'],
		['elements within one', '<id><value>5</value><value>6</value></id>'],
	])('ids beside a list that is missing are kept in XML as well, in %s', async (_way, ids) => {
		await sandbox.fault({
			...{ kind: 'body', path: `${resource}/bulk`, contentType: 'text/xml' },
			body: `<response><status>1</status>${ids}<accepted>2</accepted></response>`,
		});
		const items = await sendAs({ responseFormat: 'xml' });
		expect(items).toEqual([{ [idName]: '5' }, { [idName]: '6' }, ...all(UNKNOWN)]);
	});

	test('a raw answer stays as it is', async () => {
		const [{ response }, ...more] = await send(
			{ remove: [list], set: { isIncomplete: true } },
			'raw',
		);
		expect(response).toMatchObject({ isIncomplete: true, accepted: expect.anything() });
		expect(more).toEqual([]);
	});
});
