import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

const OF_CREDENTIAL = 'https://n8n.example.com/webhook/credential/delivery-report';
const OF_NODE = 'https://n8n.example.com/webhook/node/delivery-report';

const WAYS = [
	['the runner', runInWorkflow],
	["n8n's routing engine", runOnRoutingEngine],
] as const;

function setupOf(parameters: object, callbackUrl: unknown = OF_CREDENTIAL) {
	return {
		parameters: {
			resource: 'sms',
			operation: 'send',
			to: '6971234567',
			text: 'Hello',
			...parameters,
		},
		credential: { ...sandbox.credential, callbackUrl } as typeof sandbox.credential,
	};
}

async function callbacks(): Promise<Array<string | undefined>> {
	return (await sandbox.calls()).map(({ body }) => body.callback);
}

describe.each(WAYS)('%s', (_way, run) => {
	test.each([
		['without the option', {}],
		['with an empty option', { options: { callback: '' } }],
		[
			'with an option whose expression gives nothing',
			{ options: { callback: '={{ $json.none }}' } },
		],
	])('sends the signed Callback URL of the credential %s', async (_how, parameters) => {
		const { failure } = await run(setupOf(parameters));
		expect(failure?.message).toBeUndefined();
		expect(await callbacks()).toEqual([expect.stringMatching(`^${OF_CREDENTIAL}\\?sig=2\\.`)]);
	});

	test('sends the Callback URL of the node, where it has one', async () => {
		await run(setupOf({ options: { callback: OF_NODE } }));
		expect(await callbacks()).toEqual([expect.stringMatching(`^${OF_NODE}\\?sig=2\\.`)]);
	});

	test('sends none where neither has one', async () => {
		await run(setupOf({}, '  '));
		expect(await callbacks()).toEqual([undefined]);
	});

	test('sends nothing with one that cannot be called, and says where it is', async () => {
		const { failure } = await run(setupOf({}, 'n8n.example.com/webhook'));
		expect(failure?.message).toBe(
			'The value in "Callback URL" in the credential is not a URL that SMSB2B can call (item 1)',
		);
		expect(failure?.description).toMatch(/Nothing was sent/);
		expect(await sandbox.calls()).toEqual([]);
	});

	test.each([
		['sms', 'sendBulk', { recipients: 'list' }],
		['twoFactor', 'send', { text: '%%CODE%%', options: { wait: 0 } }],
	])('leaves it out of %s.%s, for which it is not meant', async (resource, operation, own) => {
		const { failure } = await run(setupOf({ resource, operation, ...own }));
		expect(failure?.message).toBeUndefined();
		expect(await callbacks()).toEqual([undefined]);
	});
});

test('a Test URL in the credential is warned of once', async () => {
	const setup = setupOf(
		{ to: '={{ $json.to }}' },
		OF_CREDENTIAL.replace('webhook', 'webhook-test'),
	);
	const items = [{ to: '6971234567' }, { to: '6981234567' }];
	const { hints } = await runInWorkflow({ ...setup, items });
	expect(hints).toEqual([expect.stringContaining('The Callback URL is a Test URL')]);
});
