import type { INodeParameters } from 'n8n-workflow';

import type { Ended } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { readAs, send } from './sending';

const sandbox = useSandbox();

async function sendViber(parameters: INodeParameters, options = {}): Promise<Ended> {
	const viber = { resource: 'viber', from: '1001', messageType: 'text' };
	return await send(sandbox, { ...viber, ...parameters }, options);
}

const button = { messageType: 'textButton', buttonCaption: 'Answer', buttonAction: '{link}' };
const fallback = { smsFallback: true, smsText: 'Excursion? By SMS' };
const LINK = /https:\/\/n8n\.example\.com\/webhook\/notice\?r=pupil-7\.\w{17}$/;

describe('a Viber message with a Reply URL', () => {
	test('has the link behind its text', async () => {
		await sendViber({});
		const [{ body }] = await sandbox.calls('viber/send');
		expect(body.text).toMatch(/^Excursion\?\nhttps:/);
		expect(readAs(sandbox, body.text.split('\n')[1])).toEqual({ reference: 'pupil-7', query: {} });
	});

	test('has it in its button where {link} stands, and not in its text', async () => {
		await sendViber(button);
		const [{ body }] = await sandbox.calls('viber/send');
		expect(body).toMatchObject({ text: 'Excursion?', button_caption: 'Answer' });
		expect(body.button_action).toMatch(LINK);
	});

	test('has it in the SMS that goes out in its place, too', async () => {
		await sendViber({ ...button, ...fallback });
		const [{ body }] = await sandbox.calls('viber/send');
		expect(body.sms_text).toMatch(/^Excursion\? By SMS\nhttps:/);
		expect(body.sms_text).toMatch(LINK);
		expect(body.button_action).toMatch(LINK);
	});
});

describe('no Viber message is sent', () => {
	test.each<[string, INodeParameters, object, string]>([
		[
			'two places',
			{ ...button, text: '{link}' },
			{},
			'There is more than one {link} in "Text" and "Button Action"',
		],
		[
			'two places in the SMS',
			{ ...fallback, smsText: '{link}{link}' },
			{},
			'There is more than one {link} in "SMS Text"',
		],
		[
			'a button without a Reply URL',
			button,
			{ replyUrl: '' },
			'"Button Action" has {link}, but there is no "Reply URL"',
		],
		[
			'a button with more than the link',
			{ ...button, buttonAction: 'https://x.gr/?u={link}' },
			{},
			'"Button Action" has more than {link}',
		],
		[
			'a picture alone',
			{ messageType: 'image', image: 'https://x.gr/i.jpg' },
			{},
			'has no place for the link of the "Reply URL"',
		],
		['no Reference', {}, { reference: '' }, 'The "Reply URL" needs a "Reference"'],
		[
			'a text that is too long with the link',
			{ text: 'x'.repeat(960) },
			{},
			'longer than 1,000 characters',
		],
	])('for %s', async (_, parameters, options, message) => {
		const { failure } = await sendViber(parameters, options);
		expect(failure?.message).toContain(message);
		expect(failure?.description).toContain('Nothing was sent for this item.');
		expect(await sandbox.calls()).toEqual([]);
	});
});
