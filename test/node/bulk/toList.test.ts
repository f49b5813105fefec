import { runInWorkflow } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { batches, sendToList } from './bulk';

const sandbox = useSandbox();

const ACCEPTED = { accepted: true, balance: 998, batchCost: 2 };

test.each([
	['commas', '6971234567,6981234567'],
	['semicolons and spaces', ' 6971234567 ; 6981234567 ; '],
	['line breaks', '6971234567\r\n6981234567\n\n'],
	['bars', '6971234567|6981234567'],
	['a list that an expression gives', '={{ ["6971234567", "6981234567"] }}'],
	['numbers that an expression gives', '={{ [6971234567, 6981234567] }}'],
])('recipients parted by %s', async (_, to) => {
	const { items } = await sendToList(sandbox, to);
	expect(items.map(({ json }) => json)).toEqual([
		{ to: '6971234567', msisdn: '306971234567', smsId: '39116149', ...ACCEPTED },
		{ to: '6981234567', msisdn: '306981234567', smsId: '39116150', ...ACCEPTED },
	]);
	expect(await batches(sandbox)).toEqual([['6971234567', '6981234567']]);
});

test('each spelling of a number gets the same message once, and each its item', async () => {
	const spellings = [
		'6971234567',
		'+30 697 1234567',
		'0030-6971234567',
		'306971234567',
		'(697)1234567',
	];
	const { items } = await sendToList(sandbox, spellings.join('\n'));
	expect(items.map(({ json }) => json.to)).toEqual(spellings);
	expect(items.map(({ json }) => json.smsId)).toEqual(spellings.map(() => '39116149'));
	expect(items.map(({ json }) => json.duplicate ?? false)).toEqual([false, true, true, true, true]);
	expect(await sandbox.messages()).toHaveLength(1);
});

test('a number that is to get it twice does', async () => {
	const options = { skipDuplicates: false };
	const { items } = await sendToList(sandbox, '6971234567,+306971234567', { options });
	expect(items.map(({ json }) => json.smsId)).toEqual(['39116149', '39116150']);
	expect(items.map(({ json }) => json.duplicate)).toEqual([undefined, undefined]);
	expect(await sandbox.messages()).toHaveLength(2);
});

test('what is not accepted says why, in its place', async () => {
	const to = '6971234567, nobody, 12345, 2101234567, 4917259842000000000, 491725984200';
	const { items } = await sendToList(sandbox, to);
	expect(items.map(({ json }) => [json.to, json.accepted])).toEqual([
		['6971234567', true],
		['nobody', false],
		['12345', false],
		['2101234567', false],
		['4917259842000000000', false],
		['491725984200', true],
	]);
	expect(items.map(({ json }) => json.reason)).toEqual([
		undefined,
		expect.stringContaining('This value is not a mobile number: nobody.'),
		expect.stringContaining('This value has too few digits for a mobile number: 12345.'),
		expect.stringContaining('SMSB2B rejected this number. To see whether it is valid'),
		expect.any(String),
		undefined,
	]);
	for (const { json } of items.filter(({ json: { accepted } }) => accepted !== true)) {
		expect(json).not.toHaveProperty('smsId');
	}
});

test.each([
	'6,971234567',
	'+6,971234567',
	'3,06971234567',
	'30,6971234567',
	'697,1234567',
	'6971,234567',
])('the decimal comma of a spreadsheet parts no numbers: %s', async (written) => {
	for (const to of [`${written}\n6981234567`, `6981234567;${written}`, `6981234567, ${written}`]) {
		await sandbox.reset();
		const { items } = await sendToList(sandbox, to);
		const refused = items.filter(({ json }) => json.accepted === false).map(({ json }) => json);
		expect(refused).toEqual([{ to: written, accepted: false, reason: expect.any(String) }]);
		expect(refused[0].reason).toContain(
			`This value has a comma after its first digits, like a number with decimals: ${written}. `,
		);
		expect(refused[0].reason).toMatch(/format the column as Text.+ Nothing was sent for it\.$/);
		expect(await batches(sandbox)).toEqual([['6981234567']]);
	}
});

test('a comma and a space part a list also behind a short entry', async () => {
	const { items } = await sendToList(sandbox, '6, 6971234567');
	expect(items.map(({ json }) => [json.to, json.accepted])).toEqual([
		['6', false],
		['6971234567', true],
	]);
});

test('a national number of another country is not taken for the one that was accepted', async () => {
	const { items } = await sendToList(sandbox, '99887766, 0035799887766');
	expect(items.map(({ json }) => [json.to, json.accepted])).toEqual([
		['99887766', false],
		['0035799887766', true],
	]);
});

test.each(['={{ "" }}', ' , ;\n', '={{ [] }}', '={{ $json.missing }}'])(
	'an empty list is refused: %j',
	async (to) => {
		const { failure } = await sendToList(sandbox, to);
		expect(failure?.message).toBe('The recipient in "To" is empty (item 1)');
		expect(failure?.description).toContain('Nothing was sent for this item.');
		expect(await sandbox.calls()).toEqual([]);
	},
);

test('each item may have a list and a text of its own', async () => {
	const { items } = await runInWorkflow({
		parameters: {
			resource: 'sms',
			operation: 'sendBulk',
			to: '={{ $json.to }}',
			text: '={{ $json.text }}',
		},
		items: [
			{ to: '6971234567,6981234567', text: 'One' },
			{ to: '6971234568', text: 'Two' },
		],
		credential: sandbox.credential,
	});
	expect(items.map(({ json, pairedItem }) => [json.to, pairedItem])).toEqual([
		['6971234567', { item: 0 }],
		['6981234567', { item: 0 }],
		['6971234568', { item: 1 }],
	]);
	const texts = (await sandbox.messages()).map(({ to, text }) => [to, text]).sort();
	expect(texts).toEqual([
		['306971234567', 'One'],
		['306971234568', 'Two'],
		['306981234567', 'One'],
	]);
});
