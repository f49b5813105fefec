import { stopClock, NOW } from '../../support/clock';
import { runInWorkflow, runOnRoutingEngine, type Setup } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { newestLink, setupOf, WaitingExecution } from './n8n';

const sandbox = useSandbox();
stopClock();

const NEVER = new Date('3000-01-01T00:00:00.000Z');
const LINK = /\nhttp:\/\/localhost:5678\/webhook-waiting\/1\/n\?n=[\w-]{8}&signature=[\da-f]{64}$/;

async function start(setup: Setup): Promise<WaitingExecution> {
	return await WaitingExecution.start(setup, async () => await newestLink(sandbox));
}

/** A setup with a limit. */
function limited(values: object, others: Partial<Setup> = {}): Setup {
	return setupOf(sandbox, { options: { limitWaitTime: { values: { ...values } } } }, others);
}

test('an SMS carries the link behind its text, and the execution waits without end', async () => {
	const { waitTill } = await start(setupOf(sandbox, { from: 'MySchool' }));
	expect(waitTill).toEqual(NEVER);
	const [{ body }, ...more] = await sandbox.calls();
	expect(more).toEqual([]);
	const { text, ...others } = body;
	expect(text).toMatch(LINK);
	expect(text.startsWith('Excursion?\n')).toBe(true);
	expect(others).toEqual({ key: 'demo-key', type: 'json', to: '6971234567', from: 'MySchool' });
});

test('the link counts: a text that needs Unicode is sent and charged so as a whole', async () => {
	const { parked } = await start(setupOf(sandbox, { message: 'Εκδρομή αύριο;' }));
	const [{ body }] = await sandbox.calls();
	expect(body.ucs).toBe('true');
	const parts = Math.ceil(body.text.length / 67);
	expect(parked).toEqual([expect.objectContaining({ encoding: 'unicode', parts, cost: parts })]);
});

test('GSM (Cheap) leaves the link as it is', async () => {
	const options = { encoding: 'gsm' };
	const message = 'Εκδρομή αύριο; '.repeat(6);
	const { parked } = await start(setupOf(sandbox, { message, options }));
	const [{ body }] = await sandbox.calls();
	expect(body).not.toHaveProperty('ucs');
	expect(body.text).toMatch(LINK);
	expect(parked).toEqual([expect.objectContaining({ encoding: 'gsm', parts: 2, cost: 2 })]);
});

test('each wait has a link of its own', async () => {
	const nonces = new Set<string>();
	for (let wait = 0; wait < 20; wait += 1) nonces.add((await start(setupOf(sandbox))).query.n);
	expect(nonces.size).toBe(20);
});

test('a Viber message carries the link as its button', async () => {
	const parameters = { resource: 'viber', from: '1001', to: '6971234567' };
	const { items, waitTill } = await runInWorkflow(setupOf(sandbox, parameters));
	expect(waitTill).toEqual(NEVER);
	const [{ path, body }] = await sandbox.calls();
	expect(path).toBe('viber/send');
	expect(body).toMatchObject({ text: 'Excursion?', button_caption: 'Respond', from: '1001' });
	expect(`\n${body.button_action}`).toMatch(LINK);
	expect(items[0].json).toMatchObject({ messageId: expect.any(String), to: '6971234567' });
});

test('the SMS in the place of a Viber message carries the same link', async () => {
	const parameters = {
		...{ resource: 'viber', from: '1001', smsFallback: true, smsText: 'Απαντήστε άμεσα' },
		options: { messageButtonLabel: 'Answer now', pageLanguage: 'el' },
	};
	await runInWorkflow(setupOf(sandbox, parameters));
	const [{ body }] = await sandbox.calls();
	expect(body).toMatchObject({
		...{ sms_fallback: 'true', ucs: 'true', button_caption: 'Answer now' },
		sms_text: `Απαντήστε άμεσα\n${body.button_action}`,
	});
});

test('labels that were left as they are in the editor are in the language of the page', async () => {
	const options = { pageLanguage: 'el' };
	await runInWorkflow(setupOf(sandbox, { resource: 'viber', from: '1001', options }));
	const [{ body }] = await sandbox.calls();
	expect(body.button_caption).toBe('Απάντηση');
});

describe('with a limit, ', () => {
	test.each([
		[{ resumeAmount: 45, resumeUnit: 'minutes' }, 45 * 60_000, 'within 45 minutes'],
		[{ resumeAmount: 1, resumeUnit: 'hours' }, 3_600_000, 'within 1 hour'],
		[{ resumeAmount: '2', resumeUnit: 'days' }, 2 * 86_400_000, 'within 2 days'],
		[{ resumeAmount: 0.5 }, 30_000, 'within 0.5 minutes'],
	])('%j, the execution waits as long', async (limit, milliseconds, words) => {
		const execution = await start(limited({ limitType: 'afterTimeInterval', ...limit }));
		expect(execution.waitTill).toEqual(new Date(NOW.getTime() + milliseconds));
		expect(execution.parked).toEqual([
			expect.objectContaining({
				data: expect.objectContaining({ chatInput: `No answer ${words}` }),
			}),
		]);
	});

	test('a time is read in the time zone of the workflow', async () => {
		const values = { limitType: 'atSpecifiedTime', maxDateAndTime: '2099-07-01 08:30' };
		const { waitTill, parked } = await start(limited(values));
		expect(waitTill).toEqual(new Date('2099-07-01T05:30:00.000Z'));
		expect(parked[0].data).toMatchObject({ chatInput: 'No answer by 2099-07-01 08:30' });
	});

	test.each([{}, { executeOnce: true }])(
		'after it n8n hands on that nobody answered, whatever stood in the input (%j)',
		async (others) => {
			const input = { approved: true, data: { approved: true }, chatInput: 'yes', error: 'no' };
			const setup = limited({ resumeAmount: 5 }, { items: [input], ...others });
			const { parked, passedOn } = await start(setup);
			const data = { approved: false, timedOut: true, chatInput: 'No answer within 5 minutes' };
			const { smsId, to } = parked[0];
			expect(parked).toEqual([{ data, smsId, to, cost: 1, encoding: 'gsm', parts: 1 }]);
			expect(passedOn).toEqual([expect.objectContaining({ json: parked[0] })]);
		},
	);
});

test.each(['10.0.0.7', '192.168.1.20', '172.31.0.1', 'school.local', '[fd12::1]'])(
	'a link to %s is sent, with a hint that only the same network opens it',
	async (host) => {
		const setup = setupOf(sandbox, {}, { n8nUrl: `http://${host}:5678` });
		const { data } = await runInWorkflow(setup);
		const [run] = data?.resultData.runData.SMSB2B ?? [];
		expect(run.hints).toEqual([
			expect.objectContaining({
				message: expect.stringContaining(`The link leads to ${host}, an address in your own`),
			}),
		]);
	},
);

test.each([
	['Excursion?', 'auto'],
	['Εκδρομή αύριο; '.repeat(6), 'auto'],
	['Εκδρομή αύριο; '.repeat(6), 'gsm'],
])('Preview counts the link as it will be charged: %s (%s)', async (message, encoding) => {
	const preview = setupOf(sandbox, {
		...{ operation: 'preview', text: message },
		options: { encoding, responseLink: true },
	});
	const [{ json }] = (await runInWorkflow(preview)).items;
	const { parked } = await start(setupOf(sandbox, { message, options: { encoding } }));
	expect({ encoding: json.encoding, parts: json.parts }).toEqual({
		...{ encoding: parked[0].encoding, parts: parked[0].parts },
	});
	const [{ text }] = await sandbox.messages();
	const { characters } = json;
	expect(characters).toBe(text.length);
	expect(String(json.arrivesAs)).toMatch(/\?n=0{8}&signature=0{64}$/);
});

test('a link to a public address needs no hint', async () => {
	const { data } = await runInWorkflow(setupOf(sandbox, {}, { n8nUrl: 'https://n8n.school.gr' }));
	expect(data?.resultData.runData.SMSB2B[0].hints ?? []).toEqual([]);
	expect(await newestLink(sandbox)).toMatch(
		/^https:\/\/n8n\.school\.gr\/webhook-waiting\/1\/n\?n=/,
	);
});

describe('for an AI agent ', () => {
	const refused = /^An AI agent cannot use Send and Wait for Response as a tool .+"Human review"/;

	test.each(['sms', 'viber'])('a plain tool is refused (%s)', async (resource) => {
		const setup = setupOf(sandbox, { resource }, { asTool: true });
		expect((await runInWorkflow(setup)).failure?.message).toMatch(refused);
		expect((await runOnRoutingEngine(setup)).failure?.description).toMatch(/"Human review"/);
		expect(await sandbox.calls()).toEqual([]);
	});

	test('the human review asks and waits', async () => {
		const setup = setupOf(sandbox, {}, { asHumanReview: true });
		expect((await start(setup)).waitTill).toEqual(NEVER);
	});
});

test.each([
	{ requestOptions: { proxy: 'socks5://proxy:1080' } },
	{ to: '={{ "" }}' },
	{ message: '={{ $json.missing }}' },
])(
	'where the node continues on failure, an input that says approved is not handed on: %j',
	async (wrong) => {
		const items = [{ approved: true, data: { approved: true } }];
		const others = { items, asHumanReview: true, onError: 'continueRegularOutput' as const };
		const ended = await runInWorkflow(setupOf(sandbox, wrong, others));
		expect(ended.items.map(({ json }) => json)).toEqual([{ error: expect.any(Object) }]);
		expect(await sandbox.calls()).toEqual([]);
	},
);

describe('Retry On Fail sends no second message, ', () => {
	const retrying = { retryOnFail: true, maxTries: 3 };

	test('where the first was accepted', async () => {
		await start(setupOf(sandbox, {}, retrying));
		expect(await sandbox.calls()).toHaveLength(1);
	});

	test.each([
		{ kind: 'breakAfter' },
		{ kind: 'empty', processed: true },
		{ kind: 'html', processed: true },
	])('where nobody knows whether the first went out: %j', async (fault) => {
		await sandbox.fault({ ...fault, path: 'sms/send' });
		const { failure, waitTill } = await runInWorkflow(setupOf(sandbox, {}, retrying));
		expect(failure?.context).toBeDefined();
		expect(waitTill).toBeUndefined();
		expect(await sandbox.messages()).toHaveLength(1);
	});

	test('and a refused one is sent on the next try', async () => {
		await sandbox.fault({ kind: 'refuse', code: 106, path: 'sms/send' });
		await start(setupOf(sandbox, {}, retrying));
		expect(await sandbox.messages()).toHaveLength(1);
	});
});

test('a message without an ID is waited for all the same: the answer comes by the link', async () => {
	await sandbox.fault({ kind: 'ids', path: 'sms/send' });
	const { parked } = await start(setupOf(sandbox));
	expect(parked[0]).not.toHaveProperty('smsId');
});

test('Output = Raw gives the response of SMSB2B beside the answer', async () => {
	const options = { output: 'raw' };
	const { parked } = await start(setupOf(sandbox, { options }));
	expect(parked).toEqual([
		{ data: expect.any(Object), response: expect.objectContaining({ status: '1', error: '0' }) },
	]);
});

test.each(['json', 'xml', 'v2'])('the ID is found in every format (%s)', async (responseFormat) => {
	const { parked } = await start(setupOf(sandbox, { options: { responseFormat } }));
	expect(parked[0].smsId).toBe('39116149');
});
