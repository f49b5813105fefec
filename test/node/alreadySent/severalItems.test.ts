import { useSandbox } from '../../support/sandbox';
import { ANNA, BILL, historyAs, hoursAgo, send, sendBulk, TEXT, verdicts } from './skipping';

const sandbox = useSandbox();

/** Greek without its first digit, as a typing mistake is. */
const TYPO = ANNA.slice(1);
const CYPRUS = '99887766';
const ONE_BY_ONE = { requestOptions: { maxConcurrency: 1 } };

async function recipients(): Promise<string[]> {
	return (await sandbox.messages()).map(({ to }) => to);
}

test.each([
	[TYPO, ANNA],
	[CYPRUS, `00357${CYPRUS}`],
])('%s does not take the message of %s behind it', async (national, full) => {
	await send(sandbox, [{ to: full, text: TEXT }]);
	const items = [national, full].map((to) => ({ to, text: TEXT }));
	const own = { parameters: ONE_BY_ONE, onError: 'continueRegularOutput' } as const;
	const [first, second] = verdicts(await send(sandbox, items, own));
	expect([first === true, second]).toEqual([false, true]);
	expect(verdicts(await sendBulk(sandbox, [national, full]))[1]).toBe(true);
	expect(await recipients()).toHaveLength(1);
});

test('a national number that SMSB2B completed is found, beside the whole one', async () => {
	const row = { smsId: '7', to: `357${CYPRUS}`, text: TEXT, timestamp: hoursAgo(1) };
	await historyAs(sandbox, 'single', { sms: [row, { ...row, smsId: '8' }] });
	const items = [CYPRUS, `+357 ${CYPRUS}`].map((to) => ({ to, text: TEXT }));
	expect(verdicts(await send(sandbox, items))).toEqual([true, true]);
	expect(await recipients()).toEqual([]);
});

test('a national number in the history is that of the whole one', async () => {
	const row = { smsId: '7', to: CYPRUS, text: TEXT, timestamp: hoursAgo(1) };
	await historyAs(sandbox, 'single', { sms: [row] });
	expect(verdicts(await send(sandbox, [{ to: `357${CYPRUS}`, text: TEXT }]))).toEqual([true]);
});

test('each item looks back as far as its own hours, and leaves to the others what only they reach', async () => {
	const row = { to: `30${ANNA}`, text: TEXT };
	const sms = [
		{ ...row, smsId: '7', timestamp: hoursAgo(1) },
		{ ...row, smsId: '8', timestamp: hoursAgo(5) },
	];
	await historyAs(sandbox, 'single', { sms });
	const items = [24, 2, 3].map((hours) => ({ to: ANNA, text: TEXT, hours }));
	const sent = await send(sandbox, items, { options: { skipSent: '={{ $json.hours }}' } });
	expect(verdicts(sent)).toEqual([true, true, 'sent']);
	expect(sent.items.map(({ json }) => json.smsId).slice(0, 2)).toEqual(['8', '7']);
});

test('hours that are none are refused for their item only', async () => {
	await send(sandbox, [{ to: ANNA, text: TEXT }]);
	const items = [
		{ to: BILL, text: TEXT, hours: 'many' },
		{ to: ANNA, text: TEXT, hours: 24 },
	];
	const options = { skipSent: '={{ $json.hours }}' };
	const sent = await send(sandbox, items, { options, onError: 'continueRegularOutput' });
	expect(verdicts(sent)).toEqual([expect.stringContaining('not a number of hours'), true]);
});

describe('the same text twice to a number, the second refused, with Retry On Fail', () => {
	const twice = [ANNA, ANNA].map((to) => ({ to, text: TEXT }));

	test.each([
		['an SMS each', {}],
		['a bulk message each', { operation: 'sendBulk', recipients: 'list', to: '={{ $json.to }}' }],
		['raw', { output: 'raw' }],
	])(
		'%s: the second is sent',
		async (_what, { output = 'simplified', ...own }: object & { output?: string }) => {
			await sandbox.fault({ kind: 'refuse', code: 106, skip: 3 });
			const parameters = { ...ONE_BY_ONE, ...own };
			const settings = { parameters, options: { output }, retryOnFail: true };
			const { items, failure } = await send(sandbox, twice, settings);
			expect(failure).toBeUndefined();
			expect(items.map(({ json }) => json.alreadySent)).toEqual([undefined, undefined]);
			expect(await recipients()).toHaveLength(2);
		},
	);

	test('what went out before this run is skipped in every try', async () => {
		await send(sandbox, twice.slice(1));
		const three = [...twice, { to: BILL, text: TEXT }, twice[0]];
		await sandbox.fault({ kind: 'refuse', code: 106, path: 'sms/send', match: { to: BILL } });
		const settings = { parameters: ONE_BY_ONE, retryOnFail: true };
		expect(verdicts(await send(sandbox, three, settings))).toEqual([true, 'sent', 'sent', 'sent']);
		expect(await recipients()).toHaveLength(4);
	});

	test('a message of unknown outcome is not taken for that of the other item', async () => {
		await sandbox.fault({ kind: 'breakAfter', path: 'sms/send' });
		await sandbox.fault({ kind: 'refuse', code: 106, path: 'sms/send' });
		const settings = {
			...{ parameters: ONE_BY_ONE, retryOnFail: true },
			onError: 'continueRegularOutput' as const,
		};
		const [first, second] = verdicts(await send(sandbox, twice, settings));
		expect(first).toContain('The message may or may not have been sent');
		expect(second).toBe('sent');
		expect(await recipients()).toHaveLength(2);
	});
});
