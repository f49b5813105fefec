import { runInWorkflow, type Setup } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();
let setup: Setup;

beforeEach(() => {
	setup = {
		parameters: {
			resource: 'sms',
			operation: 'send',
			to: '={{ $json.to }}',
			text: 'Hello',
			requestOptions: { maxConcurrency: 1 },
		},
		items: [1, 2, 3, 4, 5].map((digit) => ({ to: `697123450${digit}` })),
		credential: sandbox.credential,
		retryOnFail: true,
	};
});

async function recipients(): Promise<string[]> {
	return (await sandbox.calls('sms/send')).map(({ body }) => body.to);
}

describe('another try of the same run', () => {
	it('sends only what an earlier try did not send', async () => {
		await sandbox.control('POST', 'faults', { kind: 'refuse', code: 106, skip: 2 });
		const { items, failure } = await runInWorkflow(setup);
		expect(failure).toBeUndefined();
		expect(items.map(({ json }) => json.to)).toEqual(setup.items?.map(({ to }) => to));
		expect(new Set(items.map(({ json }) => json.smsId)).size).toBe(5);
		expect((await recipients()).filter((to) => to === '6971234503')).toHaveLength(2);
		expect(await recipients()).toHaveLength(6);
	});

	it('does not repeat a send whose outcome is unknown', async () => {
		await sandbox.control('POST', 'faults', { kind: 'breakAfter', skip: 2 });
		const { failure } = await runInWorkflow(setup);
		expect(failure?.message).toBe(
			'The connection to SMSB2B was lost before a response arrived (item 3)',
		);
		expect(failure?.description).toContain('The message may or may not have been sent');
		expect(await recipients()).toEqual(['6971234501', '6971234502', '6971234503']);
	});

	it('goes on with the others when the node continues on failure', async () => {
		await sandbox.control('POST', 'faults', { kind: 'refuse', code: 106 });
		const { items } = await runInWorkflow({ ...setup, onError: 'continueRegularOutput' });
		expect(items.map(({ json }) => json.smsId)).not.toContain(undefined);
		expect(await recipients()).toHaveLength(6);
	});

	it('remembers over several tries what was sent behind an unknown outcome', async () => {
		await sandbox.control('POST', 'faults', { kind: 'breakAfter', skip: 2 });
		await sandbox.control('PATCH', 'settings', { latency: 50 });
		const two = { ...setup.parameters, requestOptions: { maxConcurrency: 2 } };
		const { failure } = await runInWorkflow({ ...setup, parameters: two, maxTries: 4 });
		const sent = await recipients();
		expect(sent).toEqual([...new Set(sent)]);
		expect(sent).toContain('6971234504');
		expect(failure?.description).toContain('item 4 (smsId');
	});

	it.each(['raw', 'simplified'])(
		'sends each message once where nothing goes wrong, %s',
		async (output) => {
			const parameters = { ...setup.parameters, options: { output } };
			const { items, failure } = await runInWorkflow({ ...setup, parameters, maxTries: 3 });
			expect(failure).toBeUndefined();
			expect(items).toHaveLength(5);
			expect(await recipients()).toEqual(setup.items?.map(({ to }) => to));
		},
	);

	it('does not repeat a bulk message whose outcome is unknown', async () => {
		await sandbox.control('POST', 'faults', { kind: 'breakAfter' });
		const { failure } = await runInWorkflow({
			...setup,
			parameters: {
				resource: 'sms',
				operation: 'sendBulk',
				recipients: 'inputItems',
				toField: 'to',
				text: 'Hello',
			},
		});
		expect(failure?.description).toContain('The message may or may not have been sent');
		expect(await sandbox.calls('sms/bulk')).toHaveLength(1);
	});
});
