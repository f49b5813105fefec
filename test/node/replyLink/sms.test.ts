import { useSandbox } from '../../support/sandbox';
import { linkIn, readAs, REPLY_URL, send } from './sending';

const sandbox = useSandbox();

async function sentTexts(): Promise<string[]> {
	return (await sandbox.messages()).map(({ text }) => text);
}

describe('an SMS with a Reply URL', () => {
	test('ends with a link that the trigger knows', async () => {
		const { items } = await send(sandbox);
		const [text] = await sentTexts();
		expect(text).toMatch(
			/^Excursion\?\nhttps:\/\/n8n\.example\.com\/webhook\/notice\?r=pupil-7\.\w{17}$/,
		);
		expect(readAs(sandbox, linkIn(text))).toEqual({ reference: 'pupil-7', query: {} });
		expect(items[0].json).toMatchObject({ smsId: '39116149', parts: 1 });
	});

	test('has the link where {link} stands', async () => {
		await send(sandbox, { text: 'Open {link} please' });
		expect(await sentTexts()).toEqual([expect.stringMatching(/^Open https:\S+ please$/)]);
	});

	test('has for each item a link with its reference', async () => {
		const items = ['1', '2', '3'].map((id) => ({ id, to: `697123456${id}` }));
		const by = { to: '={{ $json.to }}' };
		await send(sandbox, by, { reference: '={{ $json.id }}' }, items);
		const links = (await sentTexts()).map(linkIn);
		expect(links.map((link) => readAs(sandbox, link))).toEqual(
			expect.arrayContaining(items.map(({ id }) => ({ reference: id, query: {} }))),
		);
	});

	test('counts the link in its parts', async () => {
		const room = 160 - `\n${REPLY_URL}?r=pupil-7.`.length - 17;
		const parts = [];
		for (const length of [room, room + 1])
			parts.push((await send(sandbox, { text: 'x'.repeat(length) })).items[0].json.parts);
		expect(parts).toEqual([1, 2]);
		expect((await sentTexts()).map(({ length }) => length).toSorted()).toEqual([160, 161]);
	});

	test('has a link that is good from the time for which it is scheduled', async () => {
		const sendAt = new Date(Date.now() + 20 * 24 * 60 * 60_000);
		await send(sandbox, {}, { sendAt: sendAt.toISOString() });
		const link = linkIn((await sentTexts())[0]);
		const day = 24 * 60 * 60_000;
		expect(readAs(sandbox, link, sendAt.getTime() + 29 * day)).toHaveProperty('reference');
		expect(readAs(sandbox, link, sendAt.getTime() + 31 * day)).toHaveProperty('rejected');
	});

	test('is not sent again by Skip Already Sent, however much later', async () => {
		await send(sandbox);
		jest.useFakeTimers({
			now: Date.now() + 60 * 60_000,
			doNotFake: ['nextTick', 'setImmediate', 'setTimeout'],
		});
		const { items } = await send(sandbox, {}, { skipSent: 24 });
		jest.useRealTimers();
		expect(items[0].json).toMatchObject({ alreadySent: true });
		expect(await sentTexts()).toHaveLength(1);
	});

	test('is sent by Skip Already Sent to another reference', async () => {
		await send(sandbox);
		await send(sandbox, {}, { skipSent: 24, reference: 'pupil-8' });
		expect(await sentTexts()).toHaveLength(2);
	});

	test('warns of a Test URL and of an address of one’s own network', async () => {
		const test = REPLY_URL.replace('/webhook/', '/webhook-test/');
		expect((await send(sandbox, {}, { replyUrl: test })).hints).toEqual([
			expect.stringContaining('The Reply URL is a Test URL'),
		]);
		const own = 'http://192.168.1.7:5678/webhook/notice';
		expect((await send(sandbox, {}, { replyUrl: own })).hints).toEqual([
			expect.stringContaining('only phones in that network'),
		]);
	});
});

describe('nothing is sent', () => {
	test.each([
		['two places', { text: '{link} or {link}' }, {}, 'There is more than one {link} in "Text"'],
		[
			'a place without a Reply URL',
			{ text: 'Open {link}' },
			{ replyUrl: '' },
			'"Text" has {link}, but there is no "Reply URL"',
		],
		[
			'a Reply URL without a Reference',
			{},
			{ reference: '' },
			'The "Reply URL" needs a "Reference", which comes back with the answer',
		],
		[
			'a Reply URL that is none',
			{},
			{ replyUrl: 'notice' },
			'The value in "Reply URL" is not a URL that people can open',
		],
		[
			'the recipient’s number as Reference',
			{},
			{ reference: 'p-306971234567' },
			'The value in "Reference" has the phone number of the recipient',
		],
		['an empty text', { text: ' ' }, {}, 'The message in "Text" is empty'],
		[
			'a place in a bulk message',
			{ operation: 'sendBulk', recipients: 'list', text: '{link}' },
			{},
			'"Text" has {link}, but there is no "Reply URL"',
		],
	])('for %s, and the message says what to mend', async (_, parameters, options, message) => {
		const isBulk = 'operation' in parameters;
		const { failure } = await send(
			sandbox,
			parameters,
			isBulk ? { replyUrl: '', ...options } : options,
		);
		expect(failure?.message).toContain(message);
		expect(failure?.message).toContain('(item 1)');
		expect(failure?.description).toContain('Nothing was sent for this item.');
		expect(await sandbox.calls()).toEqual([]);
	});
});

describe('a preview', () => {
	const preview = { operation: 'preview' };

	test('counts the link as the message has it', async () => {
		for (const text of ['Excursion?', 'Εκδρομή;', 'x'.repeat(120), 'Open {link} please']) {
			const counted = (await send(sandbox, { ...preview, text })).items[0].json;
			const sent = (await send(sandbox, { text })).items[0].json;
			const [last] = (await sentTexts()).filter((each) => each.startsWith(text.slice(0, 4)));
			expect(counted).toMatchObject({ parts: sent.parts, encoding: sent.encoding });
			expect(String(counted.arrivesAs)).toHaveLength(last.length);
			await sandbox.reset();
		}
	});

	test('says what is wrong with the link before anything is sent', async () => {
		const { failure } = await send(sandbox, { ...preview, text: '{link}' }, { replyUrl: '' });
		expect(failure?.message).toContain('there is no "Reply URL"');
		expect((await send(sandbox, preview, { reference: '' })).failure?.message).toContain(
			'needs a "Reference"',
		);
	});
});
