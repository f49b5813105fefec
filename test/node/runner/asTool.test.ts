import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

const SEND = { resource: 'sms', operation: 'send', to: '={{ $json.to }}', text: 'Hello' };
const items = [{ to: '6971234567' }, { to: 'the office' }, { to: '6981234567' }];
const WHAT = 'The value in "To" is not a mobile number: the office';
const REMEDY = 'Enter only the number with its country code, e.g. 306971234567,';

/** An AI agent tells its model the message of a failure only. */
test('a tool says in its message what to do, what was executed and what was not', async () => {
	const { failure } = await runInWorkflow({
		parameters: { ...SEND, requestOptions: { maxConcurrency: 1 } },
		items,
		credential: sandbox.credential,
		asTool: true,
	});
	const [{ id }] = await sandbox.messages();
	expect(failure?.message).toBe(`${WHAT} (item 2). ${failure?.description}`);
	expect(failure?.description).toContain(REMEDY);
	expect(failure?.message).toContain(`Already done, do not repeat: item 1 (smsId ${id}).`);
	expect(failure?.message).toContain('Not started: item 3.');
});

test('a tool says so of the connection, too', async () => {
	await sandbox.fault({ kind: 'breakAfter', path: 'sms/send' });
	const { failure } = await runInWorkflow({
		parameters: SEND,
		items: [items[0]],
		credential: sandbox.credential,
		asTool: true,
	});
	expect(failure?.message).toMatch(
		/^The connection to SMSB2B was lost .+ \(item 1\)\. The message may .+ Check "Base/,
	);
	expect(failure?.message).toContain('The message may or may not have been sent');
});

test('a node of a workflow says it in the description, and its message stays short', async () => {
	const { failure } = await runInWorkflow({
		parameters: SEND,
		items: [items[1]],
		credential: sandbox.credential,
	});
	expect(failure?.message).toBe(`${WHAT} (item 1)`);
	expect(failure?.description).toContain(REMEDY);
});

/** With Retry On Fail, an AI agent before version 3 makes each call that throws again. */
test.each([
	['sms/send', SEND, 'with History: Get Many Single Messages'],
	[
		'sms/bulk',
		{ ...SEND, operation: 'sendBulk', recipients: 'list' },
		'with History: Get Many Bulk Messages',
	],
	[
		'contact/add',
		{ resource: 'contact', operation: 'create', mobile: '={{ $json.to }}' },
		'may or may not have been made',
	],
])(
	'for an older agent, a call of %s whose outcome is unknown is answered in words',
	async (path, parameters, where) => {
		await sandbox.fault({ kind: 'breakAfter', path });
		const { items: answers, failure } = await runOnRoutingEngine({
			parameters,
			items: [items[0]],
			credential: sandbox.credential,
			asTool: true,
		});
		expect(failure).toBeUndefined();
		expect(answers).toHaveLength(1);
		expect(answers[0].json).toEqual({
			outcomeKnown: false,
			message: expect.stringContaining(where),
		});
	},
);

test('for an older agent, a refusal is thrown, since it may be tried again', async () => {
	const { failure } = await runOnRoutingEngine({
		parameters: SEND,
		items: [items[1]],
		credential: sandbox.credential,
		asTool: true,
	});
	expect(failure?.message).toContain('The value in "To" is not a mobile number');
});
