import { sleep } from 'n8n-workflow';

import { stopClock, NOW } from '../../support/clock';
import { runInWorkflow, runOnRoutingEngine, type Setup } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

/** The node looks states up after pauses of its own; here they take no time. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const pause = jest.mocked(sleep);
const sandbox = useSandbox();
stopClock();

beforeEach(() => {
	pause.mockReset();
});

const MESSAGE = {
	smsId: '39116149',
	to: '6971234567',
	balance: 999,
	cost: 1,
	mcc: '202',
	mnc: '01',
	encoding: 'gsm',
	parts: 1,
};
/** SMSB2B accepts a message without saying under which ID. */
const WITHOUT_ID = { kind: 'ids', path: 'sms/send' };
const NOT_WAITED = { status: 'sent', statusCode: 's', timedOut: true, waitedSeconds: 0 };
const DELIVERED = { status: 'delivered', statusCode: 'd', timedOut: false, waitedSeconds: 0 };

function send(own: object = {}, items = [{}]): Setup {
	const parameters = { to: '6971234567', text: 'Hello', waitFor: 30, ...own };
	return {
		parameters: { resource: 'sms', operation: 'sendAndWaitForReport', ...parameters },
		items,
		credential: sandbox.credential,
	};
}

async function paths(): Promise<string[]> {
	return (await sandbox.calls()).map(({ path }) => path);
}

/** The pauses never end: what comes after them is not looked at. */
function pauseForever(): void {
	pause.mockImplementation(async () => await new Promise<void>(() => {}));
}

describe('in a workflow, ', () => {
	test('the execution is parked until the time is over, and the report let it go on before', async () => {
		pauseForever();
		const { items, failure, waitTill } = await runInWorkflow(send());
		expect(failure?.message).toBeUndefined();
		expect(waitTill).toEqual(new Date(NOW.getTime() + 30 * 60_000));
		const timeOver = { status: 'sent', statusCode: 's', timedOut: true, waitedSeconds: 1800 };
		expect(items.map(({ json }) => json)).toEqual([{ ...MESSAGE, ...timeOver }]);
		expect(await paths()).toEqual(['sms/send', 'status/sms']);
		const [{ body }] = await sandbox.calls('sms/send');
		const callback = new URL(body.callback);
		expect(callback.origin + callback.pathname).toBe('http://localhost:5678/webhook-waiting/1');
		expect([...callback.searchParams.keys()]).toEqual(['signature', 'sig']);
	});

	test('a wait that is over is output with the selected fields alone', async () => {
		pauseForever();
		const options = { output: 'selectedFields', outputFields: 'status' };
		const { data, items } = await runInWorkflow(send({ options }));
		const fields = { status: 'sent', timedOut: true };
		expect(items.map(({ json }) => json)).toEqual([fields]);
		const [waiting] = data?.executionData?.nodeExecutionStack ?? [];
		expect(waiting.data.main[0]?.map(({ json }) => json)).toEqual([fields]);
	});

	test.each<[string, object, string[]]>([
		['all fields', {}, [...Object.keys(MESSAGE), ...Object.keys(NOT_WAITED)]],
		['the selected fields', { outputFields: 'smsId, status' }, ['smsId', 'status', 'timedOut']],
		['the raw response', { output: 'raw' }, ['response', ...Object.keys(NOT_WAITED)]],
	])('of a message without a report n8n hands on %s', async (_what, options, names) => {
		pauseForever();
		const chosen = { output: 'selectedFields', ...options };
		const { items, data } = await runInWorkflow(send({ options: chosen }));
		const [passedOn] = data?.executionData?.nodeExecutionStack[0].data.main[0] ?? [];
		for (const { json } of [items[0], passedOn])
			expect(Object.keys(json).sort()).toEqual([...names].sort());
	});

	test('a report that is there already is not waited for', async () => {
		await sandbox.set({ reportDelay: 0 });
		const { items, waitTill } = await runInWorkflow(send());
		expect(items.map(({ json }) => json)).toEqual([{ ...MESSAGE, ...DELIVERED }]);
		expect(waitTill).toBeUndefined();
	});

	test.each([{ kind: 'breakAfter' }, { kind: 'html' }, { kind: 'refuse', code: 101 }])(
		'a look-up that goes wrong does not lose the message: %j',
		async (fault) => {
			pauseForever();
			await sandbox.fault({ ...fault, path: 'status/sms' });
			const { items, failure, waitTill } = await runInWorkflow(send());
			expect(failure?.message).toBeUndefined();
			expect(items[0].json).toMatchObject({ smsId: '39116149' });
			expect(waitTill).toBeDefined();
			expect(await sandbox.calls('sms/send')).toHaveLength(1);
		},
	);

	test('a message without an id is not waited for, nor lost', async () => {
		await sandbox.fault(WITHOUT_ID);
		const { items, failure, waitTill } = await runInWorkflow(send());
		expect(failure?.message).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(items[0].json).toMatchObject({ to: '6971234567', ...NOT_WAITED });
		expect(items[0].json).not.toHaveProperty('smsId');
		expect(waitTill).toBeUndefined();
		expect(await paths()).toEqual(['sms/send']);
	});

	test.each(['', 'q', 'p'])('a state of "%s" is none that ends the wait', async (status) => {
		pauseForever();
		const body = JSON.stringify({ 0: { id: 39116149, status }, status: '1', error: '0' });
		await sandbox.fault({ kind: 'body', path: 'status/sms', body });
		const { failure, waitTill } = await runInWorkflow(send());
		expect(failure?.message).toBeUndefined();
		expect(waitTill).toBeDefined();
	});

	test('as a tool of an agent it is not parked: the state is looked up', async () => {
		await sandbox.set({ reportDelay: 0 });
		const { items, waitTill } = await runInWorkflow({ ...send(), asTool: true });
		expect(items.map(({ json }) => json)).toEqual([{ ...MESSAGE, ...DELIVERED }]);
		expect(waitTill).toBeUndefined();
		expect((await sandbox.calls('sms/send')).map(({ body }) => body.callback)).toEqual([undefined]);
	});

	test('a message that is refused parks nothing', async () => {
		await sandbox.account({ balance: 0 });
		const { failure, waitTill } = await runInWorkflow(send());
		expect(failure?.message).toBe('The account does not have enough credits (item 1)');
		expect(waitTill).toBeUndefined();
	});

	test('several items are refused, and told of Loop Over Items', async () => {
		const { failure } = await runInWorkflow(send({}, [{}, {}]));
		expect(failure?.message).toContain('one item at a time, but got 2');
		expect(failure?.description).toMatch(/Loop Over Items .+ Nothing was sent for this item\.$/);
		expect(await sandbox.calls()).toEqual([]);
	});

	test.each(['={{ 0 }}', '={{ -5 }}', '={{ "long" }}', '={{ 60 * 24 * 8 }}'])(
		'a time of %s is refused',
		async (waitFor) => {
			const { failure } = await runInWorkflow(send({ waitFor }));
			expect(failure?.message).toMatch(/^The value in "Wait For" is not a time to wait: /);
			expect(failure?.description).toContain('Enter minutes, more than 0');
			expect(await sandbox.calls()).toEqual([]);
		},
	);
});

describe('as a tool of an agent, which cannot be parked, ', () => {
	test('the state is looked up until the report is there', async () => {
		pause.mockImplementation(async () => {
			if (pause.mock.calls.length < 6) return;
			await sandbox.control('POST', 'messages/39116149/report', { status: 'f' });
		});
		const { items } = await runOnRoutingEngine(send());
		const failed = { ...DELIVERED, status: 'failed', statusCode: 'f' };
		expect(items.map(({ json }) => json)).toEqual([{ ...MESSAGE, ...failed }]);
		expect(await paths()).toEqual(['sms/send', ...Array.from({ length: 4 }, () => 'status/sms')]);
		expect(pause.mock.calls.flat()).toEqual(Array.from({ length: 6 }, () => 1000));
	});

	test('after a minute it is given up, and the message is not lost', async () => {
		const { items } = await runOnRoutingEngine(send());
		expect(items[0].json).toMatchObject({ smsId: '39116149', status: 'sent', timedOut: true });
		const waited = pause.mock.calls.reduce((sum, [time]) => sum + time, 0);
		expect(waited).toBe(60_000);
	});

	test('a report that comes in the last seconds of the minute is found', async () => {
		pause.mockImplementation(async () => {
			if (pause.mock.calls.length !== 55) return;
			await sandbox.control('POST', 'messages/39116149/report', { status: 'd' });
		});
		const { items } = await runOnRoutingEngine(send());
		expect(items[0].json).toMatchObject({ status: 'delivered', timedOut: false });
		expect(pause).toHaveBeenCalledTimes(60);
	});

	test('an execution that is stopped looks nothing up any more, and the message is not lost', async () => {
		let stop: (value?: unknown) => void;
		const stopped = new Promise((resolve) => (stop = resolve));
		pause.mockImplementation(async () => {
			if (pause.mock.calls.length !== 5) return;
			stop();
			await stopped;
		});
		const setup = { ...send(), asTool: true, stopWhen: async () => await stopped };
		await runInWorkflow(setup);
		await jest.requireActual<{ sleep: typeof sleep }>('n8n-workflow').sleep(200);
		expect(pause).toHaveBeenCalledTimes(5);
		expect(await sandbox.calls('status/sms')).toHaveLength(3);
	});

	test.each([runInWorkflow, runOnRoutingEngine])('Output = Raw has the response', async (run) => {
		await sandbox.set({ reportDelay: 0 });
		const setup = { ...send({ options: { output: 'raw' } }), asTool: true };
		const [{ json }] = (await run(setup)).items;
		expect(json).toEqual({ response: expect.objectContaining({ id: '39116149' }), ...DELIVERED });
	});

	test('a message without an id is not looked up', async () => {
		await sandbox.fault(WITHOUT_ID);
		const { items } = await runOnRoutingEngine(send());
		expect(items[0].json).toMatchObject(NOT_WAITED);
		expect(await paths()).toEqual(['sms/send']);
		expect(pause).not.toHaveBeenCalled();
	});

	test('a look-up that goes wrong is one of several', async () => {
		await sandbox.set({ reportDelay: 0 });
		await sandbox.fault({ kind: 'breakBefore', path: 'status/sms', count: 2 });
		const { items, failure } = await runOnRoutingEngine(send());
		expect(failure?.message).toBeUndefined();
		expect(items[0].json).toMatchObject({ smsId: '39116149', ...DELIVERED });
		expect(await sandbox.calls('sms/send')).toHaveLength(1);
	});
});
