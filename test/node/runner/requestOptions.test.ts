import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

const SMS = { resource: 'sms', operation: 'send', to: '6971234567', text: 'Hello' };

test.each(['http://', 'ftp://proxy:21', 'http://my proxy:3128', 'http://user:pass@:3128'])(
	'a proxy that is none is refused, and not quoted: %s',
	async (proxy) => {
		const parameters = { ...SMS, requestOptions: { proxy } };
		const { failure } = await runInWorkflow({ parameters, credential: sandbox.credential });
		expect(failure?.message).toBe('The value in "Proxy" is not a proxy URL');
		expect(failure?.description).toContain('e.g. http://myproxy:3128. Nothing was sent.');
		expect(JSON.stringify(failure?.message)).not.toContain('pass');
		expect(await sandbox.calls()).toEqual([]);
	},
);

test.each(['http://127.0.0.1:1', '127.0.0.1:1', 'http://user:p%40ss@127.0.0.1:1/'])(
	'calls go to the proxy: %s',
	async (proxy) => {
		const parameters = { ...SMS, requestOptions: { proxy } };
		const { failure } = await runInWorkflow({ parameters, credential: sandbox.credential });
		expect(failure?.message).toBe('Could not connect to SMSB2B (item 1)');
		expect(await sandbox.calls()).toEqual([]);
	},
);

test.each([
	['the runner', runInWorkflow],
	["n8n's routing engine", runOnRoutingEngine],
])('%s waits longer for a two-factor code than SMSB2B does for its report', async (_way, run) => {
	const { items, failure } = await run({
		parameters: {
			...{ resource: 'twoFactor', operation: 'send', to: '6971234567' },
			options: { wait: 1 },
			requestOptions: { timeout: 200 },
		},
		credential: sandbox.credential,
	});
	expect(failure?.message).toBeUndefined();
	expect(items[0].json).toMatchObject({ status: 'sent' });
});
