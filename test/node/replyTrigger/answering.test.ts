import { stopClock, NOW } from '../../support/clock';
import { linkTo, post, replyTrigger } from './links';

stopClock();

const YES_OR_NO = {
	title: 'Excursion on Friday',
	description: 'We leave at 08:30.\nIs your child coming?',
	buttons: {
		button: [
			{ label: 'Comes', value: 'yes' },
			{ label: 'Stays', value: '' },
		],
	},
};
const withText = { ...YES_OR_NO, freeText: true };
const onlyText = { buttons: {}, title: '' };

const answered = {
	reference: 'pupil-7',
	text: '',
	answeredAt: NOW.toISOString(),
	query: { class: 'B' },
};

describe('the page of a reply link', () => {
	it('asks what the trigger is set to, and starts nothing', async () => {
		const { status, text, items } = await replyTrigger(withText).call({ url: linkTo('pupil-7') });
		expect({ status, items }).toEqual({ status: 200, items: undefined });
		expect(text).toContain('<h1>Excursion on Friday</h1>');
		expect(text).toContain('<p>We leave at 08:30.\nIs your child coming?</p>');
		expect(text).toContain('<button name="answer" value="yes">Comes</button>');
		expect(text).toContain('<button name="answer" value="Stays">Stays</button>');
		expect(text).toContain('Remark (optional)');
	});

	it('asks with one button where nothing was set, in the language of the page', async () => {
		const { text } = await replyTrigger().call({ url: linkTo('pupil-7') });
		expect(text).toContain('<button name="answer" value="seen">I have seen it</button>');
		const greek = await replyTrigger({ pageLanguage: 'el' }).call({ url: linkTo('pupil-7') });
		expect(greek.text).toContain('<button name="answer" value="seen">Το είδα</button>');
	});

	it('takes the label of a language, and a yes as a text, which an expression may give', async () => {
		const settings = { ...withText, pageLanguage: 'Greek', freeText: 'true', expiry: '30' };
		const { text } = await replyTrigger(settings).call({ url: linkTo('pupil-7') });
		expect(text).toContain('lang="el"');
		expect(text).toContain('Σχόλιο (προαιρετικό)');
	});

	it('asks for a text where there are no buttons', async () => {
		const { text } = await replyTrigger(onlyText).call({ url: linkTo('pupil-7') });
		expect(text).toMatch(/<textarea [^>]*required[\s\S]*<button>Submit<\/button>/);
	});

	it('shows nothing of the reference, and no markup of the settings', async () => {
		const trigger = replyTrigger({ ...withText, title: '<script>alert(1)</script>' });
		const { text } = await trigger.call({ url: linkTo('<b>pupil') });
		expect(text).not.toContain('pupil');
		expect(text.match(/<script/g)).toHaveLength(1);
	});

	it('answers HEAD as GET, and changes nothing', async () => {
		const method = 'HEAD' as 'GET';
		const { status, items } = await replyTrigger().call({ url: linkTo('pupil-7'), method });
		expect({ status, items }).toEqual({ status: 200, items: undefined });
	});

	it('keeps to itself', async () => {
		const trigger = replyTrigger();
		const pages = [
			await trigger.call({ url: linkTo('pupil-7') }),
			await post(trigger, { answer: 'seen' }),
			await trigger.call({ url: '/webhook/reply' }),
		];
		for (const { headers } of pages)
			expect(headers).toMatchObject({
				'content-type': 'text/html; charset=utf-8',
				'cache-control': 'no-store',
				'referrer-policy': 'no-referrer',
				'x-frame-options': 'DENY',
				'x-robots-tag': 'noindex, nofollow',
				'content-security-policy': expect.stringContaining("default-src 'none'"),
			});
	});
});

describe('an answer', () => {
	it.each([
		['yes', 'yes'],
		['Stays', 'Stays'],
	])('starts an execution: %s', async (value, answer) => {
		const { status, text, items } = await post(replyTrigger(YES_OR_NO), { answer: value });
		expect(items).toEqual([{ ...answered, answer }]);
		expect(status).toBe(200);
		expect(text).toContain('<h1>Thank you, we received your answer.</h1>');
	});

	it('starts another execution when it is given again', async () => {
		const trigger = replyTrigger(YES_OR_NO);
		for (const answer of ['yes', 'yes', 'Stays'])
			expect((await post(trigger, { answer })).items).toEqual([{ ...answered, answer }]);
	});

	it('brings its text', async () => {
		const body = { answer: 'yes', text: ' Στις 8,\r\nίσως ' };
		const { items } = await post(replyTrigger(withText), body);
		expect(items).toEqual([{ ...answered, answer: 'yes', text: 'Στις 8,\nίσως' }]);
	});

	it('may be a text alone', async () => {
		const { items } = await post(replyTrigger(onlyText), { text: 'ναι', answer: 'x' });
		expect(items).toEqual([{ ...answered, answer: null, text: 'ναι' }]);
	});

	it('is not taken with a text where none is asked for', async () => {
		const { items } = await post(replyTrigger(YES_OR_NO), { answer: 'yes', text: 'more' });
		expect(items).toEqual([{ ...answered, answer: 'yes' }]);
	});

	it('is thanked for in the words of the trigger', async () => {
		const trigger = replyTrigger({ thanks: 'See you <b>there</b>', pageLanguage: 'el' });
		const { text } = await post(trigger, { answer: 'seen' });
		expect(text).toContain('<p>See you &#60;b&#62;there&#60;/b&#62;</p>');
		expect(text).toContain('<html lang="el">');
	});

	it('is data, and never an expression', async () => {
		const text = '={{ $env.PATH }}';
		const { items } = await post(replyTrigger(onlyText), { text });
		expect(items?.[0].text).toBe(text);
	});

	it.each([
		undefined,
		{},
		'yes',
		{ answer: 'no' },
		{ answer: ['yes'] },
		{ answer: { yes: 1 } },
		JSON.parse('{"__proto__":{"answer":"yes"}}'),
	])('is none without one of the buttons: %j', async (body) => {
		const { status, text, items } = await post(replyTrigger(YES_OR_NO), body);
		expect({ status, items }).toEqual({ status: 422, items: undefined });
		expect(text).toContain('Please choose one of the answers.');
	});

	it('of more than 5,000 characters is not taken, and not lost to who wrote it', async () => {
		const text = 'Λόγια '.repeat(1_000).trim();
		const answer = await post(replyTrigger(withText), { answer: 'yes', text });
		expect(answer).toMatchObject({ status: 422, items: undefined });
		expect(answer.text).toContain('Your answer is too long');
		expect(answer.text).toContain(text);
	});

	it.each(['cross-site', 'same-site'])('of another website is not taken (%s)', async (site) => {
		const answer = await post(
			replyTrigger(),
			{ answer: 'seen' },
			{ headers: { 'sec-fetch-site': site } },
		);
		expect(answer).toMatchObject({ status: 403, items: undefined });
		expect(answer.text).toContain('It came from another website.');
	});
});
