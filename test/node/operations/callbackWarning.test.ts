import { waitOf } from '../../../lib/callback';
import { signed } from '../../../nodes/Smsb2b/fields/callback';
import type { ItemContext } from '../../../lib/api/context';
import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();
const TEST_URL = 'https://n8n.example.com/webhook-test/uuid/delivery-report';

function send(operation: string, own: object) {
	const parameters = { resource: 'sms', operation, to: '={{ 6971234560 + $itemIndex }}', text: 'Hello', ...own };
	return { parameters, items: [{}, {}, {}], credential: sandbox.credential };
}

test('a Test URL is warned of above the output, once for all items, and is sent to', async () => {
	const { items, hints } = await runInWorkflow(send('send', { options: { callback: TEST_URL } }));
	expect(items).toHaveLength(3);
	expect(hints).toEqual([expect.stringContaining('The Callback URL is a Test URL')]);
	expect(await sandbox.calls('sms/send')).toHaveLength(3);
});

test('a Production URL is not warned of', async () => {
	const callback = TEST_URL.replace('webhook-test', 'webhook');
	const { items, hints } = await runInWorkflow(send('send', { options: { callback } }));
	expect(items).toHaveLength(3);
	expect(hints).toEqual([]);
});

test('n8n’s own routing engine sends without the warning, for which it has no place', async () => {
	const { items, failure } = await runOnRoutingEngine(
		send('send', { options: { callback: TEST_URL } }),
	);
	expect(failure).toBeUndefined();
	expect(items).toHaveLength(3);
});

test('an n8n that does not know its public address is warned of by Send and Wait, too', async () => {
	const hints: string[] = [];
	const context = {
		getCredentials: async () => ({ apiKey: 'key', baseUrl: 'https://smsb2b.com/api' }),
		getNodeParameter: (_name: string, fallback: unknown) => fallback,
		addHint: (message: string) => hints.push(message),
	} as unknown as ItemContext;
	await signed(context, {
		url: 'http://localhost:5678/webhook-waiting/1?signature=token',
		body: { to: '6971234567' },
		audience: waitOf('1'),
	});
	expect(hints).toEqual([expect.stringMatching(/cannot reach "localhost".* N8N_WEBHOOK_URL /)]);
});

test.each(['four', 'x'.repeat(31)])('a Callback Secret of "%s" sends nothing', async (secret) => {
	const setup = send('send', { options: { callback: TEST_URL } });
	const credential = { ...sandbox.credential, callbackSecret: secret };
	const { failure } = await runInWorkflow({ ...setup, credential });
	expect(failure?.message).toBe('The value of "Callback Secret" in the credential is too short (item 1)');
	expect(failure?.description).toContain('at least 32 random characters');
	expect(await sandbox.calls()).toEqual([]);
});

test('a Callback Secret that is too short is no matter where nothing is signed', async () => {
	const credential = { ...sandbox.credential, callbackSecret: 'four' };
	const { items } = await runInWorkflow({ ...send('send', {}), credential });
	expect(items).toHaveLength(3);
});
