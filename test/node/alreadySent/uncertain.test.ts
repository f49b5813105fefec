import { useSandbox } from '../../support/sandbox';
import { ANNA, BILL, historyAs, hoursAgo, send, sendBulk, TEXT, verdicts } from './skipping';

const sandbox = useSandbox();

const GSM = { options: { encoding: 'gsm' } };
const UNICODE = { options: { encoding: 'unicode' } };
const MARKS = '«Ώρα 5–7»… Πέμπτη\u00a0·';
const MAY_HAVE = 'This message may have been sent before (item 1): ';

/** How the history may hold a text with marks, which nobody knows. */
const WRITINGS = [
	MARKS,
	'?ΩΡΑ 5?7?? ΠΕΜΠΤΗ??',
	'"ΩPA 5-7"... ΠEMΠTH .',
	'ΩPA 57 ΠEMΠTH',
	'<<ΩPA 5-7>> ... ΠEMΠTH *',
	'&laquo;ΩPA 5&ndash;7&raquo;&hellip; ΠEMΠTH&nbsp;&middot;',
];

test('a text with marks that was sent in GSM is found as the sandbox wrote it', async () => {
	await send(sandbox, [{ to: ANNA, text: MARKS }], GSM);
	expect(verdicts(await send(sandbox, [{ to: ANNA, text: MARKS }], GSM))).toEqual([true]);
	expect(await sandbox.messages()).toHaveLength(1);
});

test.each(WRITINGS)(
	'whatever the gateway made of marks (%s), nobody gets the text again',
	async (text) => {
		const row = { smsId: '7', to: `30${ANNA}`, text, unicode: '0', timestamp: hoursAgo(1) };
		await historyAs(sandbox, 'single', { sms: [row] });
		const [verdict] = verdicts(await send(sandbox, [{ to: ANNA, text: MARKS }], GSM));
		if (verdict !== true) expect(verdict).toContain(`${MAY_HAVE}The history lists message 7 to`);
		expect(await sandbox.messages()).toEqual([]);
	},
);

test.each(WRITINGS)('nor by a bulk message (%s)', async (text) => {
	const row = { smsId: '7', to: `30${ANNA}`, text, unicode: '0', timestamp: hoursAgo(1) };
	await historyAs(sandbox, 'single', { sms: [row] });
	const parameters = { text: MARKS };
	const { items } = await sendBulk(sandbox, [ANNA, BILL], { ...GSM, parameters });
	const [{ json: anna }, { json: bill }] = items;
	if (anna.alreadySent === true) expect(anna).toMatchObject({ accepted: true, smsId: '7' });
	else {
		expect(anna.outcomeKnown).toBe(false);
		expect(anna.reason).toContain('may have been sent before, and was not sent now. The history');
	}
	expect(bill.accepted).toBe(true);
	expect((await sandbox.messages()).map(({ to }) => to)).toEqual([`30${BILL}`]);
});

test('a listed text that was cut within a character may be the one that is to be sent', async () => {
	const row = {
		smsId: '7',
		to: `30${ANNA}`,
		text: `${TEXT.slice(0, 4)}\uFFFD`,
		timestamp: hoursAgo(1),
	};
	await historyAs(sandbox, 'single', { sms: [row] });
	const [verdict] = verdicts(await send(sandbox, [{ to: ANNA, text: TEXT }]));
	expect(verdict).toContain(
		`${MAY_HAVE}The history lists message 7 with a text that cannot be read completely.`,
	);
	expect(await sandbox.messages()).toEqual([]);
});

test.each([
	['ποτέ', 'πότε'],
	['πότε', 'ποτέ'],
	['10²', '102'],
	['102', '10²'],
	['😀', '😡'],
])('%s and %s are both sent, to one person as to another', async (one, other) => {
	for (const options of [UNICODE, {}]) {
		await sandbox.reset();
		await send(sandbox, [{ to: ANNA, text: one }], options);
		const again = await send(
			sandbox,
			[one, other].map((text) => ({ to: ANNA, text })),
			options,
		);
		expect(verdicts(again)).toEqual([true, 'sent']);
		expect((await sandbox.messages()).map(({ text }) => text)).toEqual([one, other]);
	}
});

test('a text that went out in GSM is not sent in Unicode, until it is known which it was', async () => {
	await send(sandbox, [{ to: ANNA, text: TEXT }], GSM);
	const [verdict] = verdicts(await send(sandbox, [{ to: ANNA, text: TEXT }]));
	expect(verdict).toContain(`${MAY_HAVE}The history lists message`);
	expect(verdict).toContain(
		'which may be this text in GSM. If it is, set "Encoding" to GSM (Cheap).',
	);
	expect(verdict).toContain('Nothing was sent for this item.');
	expect(verdicts(await send(sandbox, [{ to: ANNA, text: TEXT }], GSM))).toEqual([true]);
	expect(await sandbox.messages()).toHaveLength(1);
});

const row = { smsId: '7', to: `30${ANNA}`, text: TEXT, timestamp: hoursAgo(1) };

test.each<[string, 'single' | 'group', object, string]>([
	['without its text', 'single', { sms: [{ ...row, text: null }] }, 'without its text'],
	['without its number', 'single', { sms: [{ ...row, to: '' }] }, 'without its recipient'],
	[
		'of a bulk message without numbers',
		'group',
		{ '0': { text: TEXT, timestamp: hoursAgo(1), total: 1, sms: [{ smsId: '7' }] } },
		'without its recipient',
	],
	[
		'of a bulk message that counts three and lists two',
		'group',
		{
			'0': {
				...{ text: TEXT, timestamp: hoursAgo(1), total: 3 },
				sms: [
					{ smsId: '7', to: `30${BILL}` },
					{ smsId: '8', to: '306991234567' },
				],
			},
		},
		'to 3 recipients, but lists only 2 of them',
	],
	[
		'of two numbers that end in this one',
		'single',
		{ sms: ['447911123456', '497911123456'].map((to) => ({ ...row, to })) },
		'which may be this number with its country code',
	],
])('a row %s: nothing is sent, and it is said why', async (_what, kind, history, why) => {
	const to = why.includes('country') ? '7911123456' : ANNA;
	await historyAs(sandbox, kind, history);
	const [verdict] = verdicts(await send(sandbox, [{ to, text: TEXT }]));
	expect(verdict).toContain(MAY_HAVE);
	expect(verdict).toContain(why);
	await historyAs(sandbox, kind, history);
	const bulk = await sendBulk(sandbox, [to]);
	expect(bulk.items[0].json).toMatchObject({ outcomeKnown: false });
	expect(bulk.items[0].json.reason).toContain(why);
	expect(await sandbox.messages()).toEqual([]);
});

test.each<['single' | 'group', object]>([
	['single', { sms: [{ ...row, text: null, timestamp: hoursAgo(30) }] }],
	['single', { sms: [{ ...row, to: '', text: 'Another text' }] }],
	['single', { sms: [{ ...row, text: null, to: `30${BILL}` }] }],
	['group', { '0': { text: 'Another text', timestamp: hoursAgo(1), total: 3, sms: [] } }],
	['group', { '0': { text: TEXT, timestamp: hoursAgo(30), total: 3 } }],
])('what it lacks is no hindrance where it concerns nobody (%s: %j)', async (kind, history) => {
	await historyAs(sandbox, kind, history);
	expect(verdicts(await send(sandbox, [{ to: ANNA, text: TEXT }]))).toEqual(['sent']);
});

test('of rows without a recipient by the thousand none is compared: nothing is sent, and it is said why', async () => {
	const rows = (age: number) =>
		Array.from({ length: 5_000 }, (_, index) => ({
			...{ smsId: String(index), to: '', text: `Another text ${index}` },
			timestamp: hoursAgo(age),
		}));
	const items = Array.from({ length: 100 }, (_, index) => ({ to: ANNA, text: `${TEXT} ${index}` }));
	await historyAs(sandbox, 'single', { sms: rows(1) });
	const [verdict] = verdicts(await send(sandbox, items));
	expect(verdict).toContain('The history lists 5000 messages without their recipients.');
	expect(await sandbox.messages()).toEqual([]);
	await historyAs(sandbox, 'single', { sms: rows(30) });
	expect(verdicts(await send(sandbox, items.slice(0, 1)))).toEqual(['sent']);
});
