import { runInWorkflow } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { sendToEach } from './items';

const sandbox = useSandbox();

/** Far below what the whole answer takes, and far above a silence between two of its bytes. */
const TIMEOUT = 500;

beforeEach(async () => await sandbox.fault({ kind: 'drip', bytes: 1, ms: 100 }));

test('an answer that never falls silent, and never ends, is not waited for longer than Timeout', async () => {
	const { failure } = await runInWorkflow(sendToEach(sandbox, 1, { timeout: TIMEOUT }));
	expect(failure?.message).toBe('SMSB2B did not respond in time (item 1)');
	expect(failure?.description).toContain('The message may or may not have been sent');
	expect(await sandbox.calls('sms/send')).toHaveLength(1);
});

test('the other items have a time of their own', async () => {
	const setup = sendToEach(sandbox, 3, { timeout: TIMEOUT, maxConcurrency: 1 });
	const { items } = await runInWorkflow({ ...setup, onError: 'continueRegularOutput' });
	expect(items.map(({ json }) => typeof json.smsId)).toEqual(['undefined', 'string', 'string']);
});

test('a time-out longer than any timer is as good as none', async () => {
	await sandbox.reset();
	const { items } = await runInWorkflow(sendToEach(sandbox, 1, { timeout: 2 ** 40 }));
	expect(items[0].json.smsId).toBeDefined();
});

test.each(['={{ 0.0023 }}', '={{ 299.9999 }}'])(
	'the wait of a two factor code, %s seconds, makes no time-out that timers do not take',
	async (wait) => {
		await sandbox.reset();
		const parameters = { resource: 'twoFactor', operation: 'send', to: '6971234567' };
		const { items } = await runInWorkflow({
			parameters: { ...parameters, options: { wait, callback: 'https://example.com/report' } },
			credential: sandbox.credential,
		});
		expect(items[0].json.authId).toBeDefined();
	},
);
