import type { INodeParameters } from 'n8n-workflow';

import { runInWorkflow, type Ended, type Setup } from '../../support/engine';
import { pressRetry, useProcessedItems } from '../../support/retry';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

const ITEMS = [1, 2, 3].map((digit) => ({ to: `697123450${digit}` }));
const SEND: INodeParameters = {
	resource: 'sms',
	operation: 'send',
	to: '={{ $json.to }}',
	text: 'Hello',
};
const BULK: INodeParameters = {
	resource: 'sms',
	operation: 'sendBulk',
	recipients: 'inputItems',
	toField: 'to',
	text: 'Hello',
};

/** Settings with which a run cannot begin, and the label that the message names. */
const SETTINGS: Array<[string, INodeParameters]> = [
	['Proxy', { proxy: 'socks5://127.0.0.1:1080' }],
	['Proxy', { proxy: 'http://' }],
	['Max Concurrency', { maxConcurrency: 0.5 }],
	['Max Concurrency', { maxConcurrency: 0 }],
	['Max Concurrency', { maxConcurrency: 'ten' }],
	['Max Concurrency', { maxConcurrency: -3 }],
	['Timeout', { timeout: 0.5 }],
	['Timeout', { timeout: 'soon' }],
	['Timeout', { timeout: '={{ [1, 2] }}' }],
	['Items per Batch', { batching: { batch: { batchSize: 0.5, batchInterval: 10 } } }],
	['Items per Batch', { batching: { batch: { batchSize: 'all', batchInterval: 10 } } }],
	['Batch Interval', { batching: { batch: { batchSize: 1, batchInterval: -1 } } }],
];

function setupOf(parameters: INodeParameters, more: Partial<Setup> = {}): Setup {
	return { parameters, items: ITEMS, credential: sandbox.credential, ...more };
}

function errorsOf({ items, errors }: Ended, onError: Setup['onError']): unknown[] {
	const [told, others] = onError === 'continueErrorOutput' ? [errors, items] : [items, errors];
	expect(others).toEqual([]);
	return told.map(({ json }) => json.error);
}

beforeAll(async () => {
	await useProcessedItems();
});

describe.each([
	['SMS: Send', SEND],
	['SMS: Send Bulk', BULK],
])('%s', (_name, parameters) => {
	test.each(SETTINGS)(
		'is not begun with a %s of %j, and says so',
		async (label, requestOptions) => {
			const { failure } = await runInWorkflow(setupOf({ ...parameters, requestOptions }));
			expect(failure?.message).toContain(`"${label}"`);
			expect(failure?.description).toContain('Nothing was sent');
			expect(await sandbox.calls()).toEqual([]);
		},
	);

	describe.each(['continueRegularOutput', 'continueErrorOutput'] as const)('with %s', (onError) => {
		test.each(SETTINGS)('and a %s of %j, each item says why', async (label, requestOptions) => {
			const parametersNow = { ...parameters, requestOptions };
			const ended = await runInWorkflow(setupOf(parametersNow, { onError }));
			const errors = errorsOf(ended, onError);
			expect(errors).toHaveLength(ITEMS.length);
			for (const error of errors)
				expect(error).toMatchObject({ message: expect.stringContaining(`"${label}"`) });
			expect(await sandbox.calls()).toEqual([]);
		});

		test('and a credential that cannot be read, each item says why', async () => {
			const credential = { ...sandbox.credential, baseUrl: 'ftp://smsb2b.com' };
			const ended = await runInWorkflow(setupOf(parameters, { onError, credential }));
			expect(errorsOf(ended, onError)).toHaveLength(ITEMS.length);
		});
	});
});

test('a fraction from 1 on is rounded up', async () => {
	const requestOptions = {
		maxConcurrency: 1.5,
		timeout: '5000.2',
		batching: { batch: { batchSize: 1.2, batchInterval: 0.4 } },
	};
	const { items, failure } = await runInWorkflow(setupOf({ ...SEND, requestOptions }));
	expect(failure).toBeUndefined();
	expect(items).toHaveLength(ITEMS.length);
});

test.each([-1, 0, '', null])('with %j Items per Batch all are in one', async (batchSize) => {
	const batching = { batch: { batchSize, batchInterval: 60_000 } } as INodeParameters;
	const { items } = await runInWorkflow(setupOf({ ...SEND, requestOptions: { batching } }));
	expect(items).toHaveLength(ITEMS.length);
});

test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'what earlier tries sent keeps its IDs in a try that cannot begin (%s)',
	async (onError) => {
		await sandbox.fault({ kind: 'refuse', code: 106, path: 'sms/send', skip: 2 });
		const one = { requestOptions: { maxConcurrency: 1 } };
		const first = await runInWorkflow(setupOf({ ...SEND, ...one }));
		const broken = { ...SEND, requestOptions: { proxy: 'socks5://127.0.0.1:1080' } };
		const { items, errors } = await pressRetry(first, setupOf(broken, { onError }));
		const all = [...items, ...errors];
		expect(all.map(({ json }) => typeof json.smsId)).toEqual(['string', 'string', 'undefined']);
		expect(all[2].json.error).toMatchObject({ message: expect.stringContaining('"Proxy"') });
		expect(errors).toHaveLength(onError === 'continueErrorOutput' ? 1 : 0);
	},
);

test('where the node stops, the message of a try that cannot begin names what was sent before', async () => {
	await sandbox.fault({ kind: 'refuse', code: 106, path: 'sms/send', skip: 2 });
	const first = await runInWorkflow(setupOf({ ...SEND, requestOptions: { maxConcurrency: 1 } }));
	const broken = { ...SEND, requestOptions: { proxy: 'socks5://127.0.0.1:1080' } };
	const { failure } = await pressRetry(first, setupOf(broken));
	expect(failure?.message).toBe('The value in "Proxy" is not a proxy URL');
	expect(failure?.description).toMatch(
		/item 1 \(smsId \d+\), item 2 \(smsId \d+\).+Not started: item 3\.$/,
	);
	expect(failure?.context?.completed).toHaveLength(2);
});

describe('an outcome that an earlier try left unknown', () => {
	beforeEach(async () => {
		await sandbox.fault({ kind: 'breakAfter', path: 'sms/send', skip: 1 });
	});

	const one: INodeParameters = { ...SEND, requestOptions: { maxConcurrency: 1 } };

	test('is not called "Not started" where the next try cannot begin', async () => {
		const first = await runInWorkflow(setupOf(one));
		const broken = { ...SEND, requestOptions: { maxConcurrency: 0.5 } };
		const { failure } = await pressRetry(first, setupOf(broken));
		expect(failure?.message).toContain('"Max Concurrency"');
		expect(failure?.description).toContain(
			'Outcome unknown, check before you resend: item 2. Not started: item 3.',
		);
	});

	test('is told where the next try stops before it, with 101', async () => {
		await sandbox.fault({
			kind: 'refuse',
			code: 106,
			path: 'sms/send',
			match: { to: ITEMS[0].to },
		});
		const setup = setupOf(one, { onError: 'continueRegularOutput', retryOnFail: true });
		await sandbox.fault({ kind: 'refuse', code: 101, path: 'sms/send', skip: 2 });
		const { items } = await runInWorkflow(setup);
		const [, second] = items.map(({ json }) => json.error);
		expect(second).toMatchObject({
			outcomeKnown: false,
			description: expect.stringContaining('The message may or may not have been sent'),
		});
		expect(
			(await sandbox.calls('sms/send')).filter(({ body }) => body.to === ITEMS[1].to),
		).toHaveLength(1);
	});
});
