import { runInWorkflow } from '../support/engine';
import { useSandbox } from '../support/sandbox';

const sandbox = useSandbox();

const RECIPIENTS = ['6971234567', '6981234567'];
const UNKNOWN = {
	outcomeKnown: false,
	reason: expect.stringContaining('It is not known whether the message went out'),
};
const REJECTED = {
	accepted: false,
	reason: expect.stringContaining('did not accept this number'),
};

/** Where each of the two bulk operations has its list. */
const OPERATIONS = [
	['sms', 'sms', 'smsId', {}],
	['viber', 'messages', 'messageId', { from: '1001' }],
] as const;

describe.each(OPERATIONS)('%s.sendBulk: ', (resource, list, idName, own) => {
	async function send(edit: object, output = 'simplified') {
		await sandbox.control('PUT', 'accounts/demo/viber-senders/1001', { balance: 100 });
		await sandbox.fault({ kind: 'edit', path: `${resource}/bulk`, ...edit });
		const { items, failure } = await runInWorkflow({
			parameters: {
				...{ resource, operation: 'sendBulk', to: RECIPIENTS.join(), text: 'Hello', ...own },
				options: { output },
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
		expect(await send({ remove: [list], set: { accepted: 0 } })).toEqual(all(REJECTED));
	});

	test('a count that is no number is none', async () => {
		expect(await send({ remove: [list], set: { accepted: 'some' } })).toEqual([
			...unnamed,
			...all(UNKNOWN),
		]);
	});

	test('a list that is shorter than the count: its numbers keep their ids, the others are unknown', async () => {
		const row = { msisdn: '306971234567', id: '5', smsId: '5' };
		const [first, second] = await send({ set: { [list]: [row], accepted: 2 } });
		expect(first).toMatchObject({ to: RECIPIENTS[0], accepted: true, msisdn: row.msisdn });
		expect(Object.values(first)).toContain('5');
		expect(second).toEqual({ to: RECIPIENTS[1], ...UNKNOWN });
	});

	test('a list as long as the count: the others were not accepted', async () => {
		const row = { msisdn: '306971234567', id: '5', smsId: '5' };
		const [first, second] = await send({ set: { [list]: [row], accepted: 1 } });
		expect(first).toMatchObject({ accepted: true });
		expect(second).toEqual({ to: RECIPIENTS[1], ...REJECTED });
	});

	test('a raw answer stays as it is', async () => {
		const [answer, ...more] = await send({ remove: [list], set: { isIncomplete: true } }, 'raw');
		expect(answer).toMatchObject({ isIncomplete: true, accepted: expect.anything() });
		expect(more).toEqual([]);
	});
});
