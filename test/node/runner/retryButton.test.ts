import type { INodeParameters } from 'n8n-workflow';

import { runInWorkflow, type Setup } from '../../support/engine';
import { pressRetry, useProcessedItems } from '../../support/retry';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

const NUMBERS = [1, 2, 3, 4, 5, 6].map((digit) => `69712345${digit}0`);
const ONE_AT_A_TIME = { requestOptions: { maxConcurrency: 1 } };
const SEND: INodeParameters = {
	resource: 'sms',
	operation: 'send',
	to: '={{ $json.to }}',
	text: 'Hello',
	...ONE_AT_A_TIME,
};
const BULK: INodeParameters = {
	resource: 'sms',
	operation: 'sendBulk',
	recipients: 'inputItems',
	toField: 'to',
	text: 'Hello',
};

/** The operations that send or change, each item with a call of its own. */
const CALLS: Array<[string, string, INodeParameters]> = [
	['SMS: Send', 'sms/send', SEND],
	['Viber: Send', 'viber/send', { ...SEND, resource: 'viber', from: '1001', messageType: 'text' }],
	[
		'Two-Factor: Send',
		'2fa/send',
		{ ...SEND, resource: 'twoFactor', text: 'Code %%CODE%%', options: { wait: 0 } },
	],
	[
		'User: Top Up',
		'user/topup',
		{
			resource: 'user',
			operation: 'topUp',
			userId: { __rl: true, mode: 'id', value: '={{ $json.userId }}' },
			sms: 1,
			cost: 0,
			...ONE_AT_A_TIME,
		},
	],
];

function setupOf(parameters: INodeParameters): Setup {
	const items = NUMBERS.map((to) => ({ to, userId: '12347' }));
	return { parameters, items, credential: sandbox.credential };
}

/** From the third call on, as many are refused. */
async function refuseThird(path: string): Promise<void> {
	await sandbox.fault({ kind: 'refuse', code: 106, path, skip: 2 });
}

async function recipients(): Promise<string[]> {
	return (await sandbox.messages()).map(({ to }) => to.slice(-10)).sort();
}

beforeAll(async () => {
	await useProcessedItems();
});

beforeEach(async () => {
	await sandbox.call('user/add', { email: 'office@example.com', password: 'secret' });
});

describe.each(CALLS)('%s', (_name, path, parameters) => {
	it('goes on with what is left at the first Retry', async () => {
		const setup = setupOf(parameters);
		await refuseThird(path);
		const first = await runInWorkflow(setup);
		expect(first.failure?.message).toContain('(item 3)');
		const second = await pressRetry(first, setup);
		expect(second.failure).toBeUndefined();
		expect(second.items).toHaveLength(NUMBERS.length);
		expect(await sandbox.calls(path)).toHaveLength(NUMBERS.length + 1);
	});

	it('makes no call again at a second Retry of the same execution', async () => {
		const setup = setupOf(parameters);
		await refuseThird(path);
		const first = await runInWorkflow(setup);
		await refuseThird(path);
		const second = await pressRetry(first, setup);
		expect(second.failure?.message).toContain('(item 5)');
		const before = await sandbox.calls(path);
		const third = await pressRetry(first, setup);
		expect(third.failure?.message).toBe(
			'Another Retry of this execution has already made this request (item 3)',
		);
		expect(third.failure?.description).toContain('press Retry there');
		expect(await sandbox.calls(path)).toEqual(before);
		const fourth = await pressRetry(second, setup);
		expect(fourth.failure).toBeUndefined();
		// Six that were accepted, and two that were refused.
		expect(await sandbox.calls(path)).toHaveLength(NUMBERS.length + 2);
	});
});

it('a second Retry does again what the first was refused', async () => {
	const setup = setupOf(SEND);
	await refuseThird('sms/send');
	const first = await runInWorkflow(setup);
	await sandbox.fault({ kind: 'refuse', code: 106, path: 'sms/send' });
	const second = await pressRetry(first, setup);
	expect(second.failure?.message).toContain('(item 3)');
	const third = await pressRetry(first, setup);
	expect(third.failure).toBeUndefined();
	expect(await recipients()).toEqual([...NUMBERS].sort());
});

it('a Retry of an execution in which the node did not run yet is remembered as well', async () => {
	const setup = setupOf(SEND);
	const first = await runInWorkflow({
		...setup,
		credential: { ...sandbox.credential, baseUrl: '' },
	});
	expect(first.failure?.message).toContain('"Base URL" is not');
	await pressRetry(first, setup);
	const again = await pressRetry(first, setup);
	expect(again.failure?.message).toContain('Another Retry');
	expect(await recipients()).toEqual([...NUMBERS].sort());
});

it('another execution is another order', async () => {
	const setup = setupOf(SEND);
	for (let execution = 1; execution <= 2; execution += 1) {
		await refuseThird('sms/send');
		const first = await runInWorkflow(setup);
		expect((await pressRetry(first, setup)).failure).toBeUndefined();
	}
	expect(await recipients()).toEqual([...NUMBERS, ...NUMBERS].sort());
});

it('calls that only read are made again at every Retry', async () => {
	const setup = setupOf({ resource: 'mobile', operation: 'check', mobile: '={{ $json.to }}' });
	await refuseThird('mobile/check');
	const first = await runInWorkflow(setup);
	expect((await pressRetry(first, setup)).items).toHaveLength(6);
	expect((await pressRetry(first, setup)).items).toHaveLength(6);
});

describe.each(['continueRegularOutput', 'continueErrorOutput', undefined] as const)(
	'when the operation was changed before the Retry (On Error: %s)',
	(onError) => {
		it.each([
			['Send', 'Send Bulk', SEND, BULK],
			['Send Bulk', 'Send', { ...BULK, operation: 'sendBulk' }, SEND],
		])('from %s to %s, nothing is sent', async (_from, _to, before, after) => {
			const path = before === SEND ? 'sms/send' : 'sms/bulk';
			await sandbox.fault({ kind: 'breakAfter', path, skip: before === SEND ? 2 : 0 });
			const first = await runInWorkflow(setupOf(before));
			const sent = await recipients();
			const second = await pressRetry(first, { ...setupOf(after), onError });
			expect(await recipients()).toEqual(sent);
			const told =
				onError === undefined
					? [second.failure]
					: [...second.items, ...second.errors].map(({ json }) => json.error);
			expect(told).toHaveLength(onError === undefined ? 1 : NUMBERS.length);
			for (const failure of told) {
				expect(failure).toMatchObject({
					message: 'The operation of this node was changed between two tries',
					description: expect.stringContaining('choose that operation again and retry'),
				});
			}
		});
	},
);

it('what was accepted as another operation keeps its IDs in the message', async () => {
	await refuseThird('sms/send');
	const first = await runInWorkflow(setupOf(SEND));
	const [{ id }] = await sandbox.messages();
	const { failure } = await pressRetry(first, setupOf(BULK));
	expect(failure?.description).toContain(`item 1 (smsId ${id})`);
});

it('where nothing was done yet, the operation may be changed', async () => {
	await sandbox.fault({ kind: 'refuse', code: 106, path: 'sms/send' });
	const first = await runInWorkflow(setupOf(SEND));
	const { failure } = await pressRetry(first, setupOf(BULK));
	expect(failure).toBeUndefined();
	expect(await recipients()).toEqual([...NUMBERS].sort());
});

it('a bulk message is not sent to items that a Retry has sent single messages to', async () => {
	await sandbox.fault({ kind: 'refuse', code: 106, path: 'sms/send' });
	const first = await runInWorkflow(setupOf(SEND));
	await pressRetry(first, setupOf(SEND));
	const { failure } = await pressRetry(first, setupOf(BULK));
	expect(failure?.message).toContain(
		'Another Retry of this execution has already made this request',
	);
	expect(await recipients()).toEqual([...NUMBERS].sort());
});
