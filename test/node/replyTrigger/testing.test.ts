import { linkTo, replyTrigger } from './links';

const test = { mode: 'manual' } as const;
const url = linkTo('pupil-7');
const body = { answer: 'seen' };
const DAY = 24 * 60 * 60_000;

describe('while the workflow is tested in the editor', () => {
	it('the page says that an answer starts a test execution, in English on a Greek page too', async () => {
		const { text, items } = await replyTrigger({ pageLanguage: 'el' }).call({ url }, test);
		expect(items).toBeUndefined();
		expect(text).toContain(
			'<p class="note" lang="en">Test: an answer starts a test execution in the n8n editor. Opening the page starts nothing.</p>',
		);
	});

	it('so does the page with an answer that is none', async () => {
		const { status, text } = await replyTrigger().call({ url, method: 'POST', body: {} }, test);
		expect(status).toBe(422);
		expect(text).toContain('Test: an answer starts a test execution');
	});

	it('the thanks say how to receive all answers', async () => {
		const { text, items } = await replyTrigger().call({ url, method: 'POST', body }, test);
		expect(items).toEqual([expect.objectContaining({ reference: 'pupil-7', answer: 'seen' })]);
		expect(text).toMatch(/Test: your answer has started .* with the Production URL as Reply URL\./);
	});

	it.each([
		['forged', `${url}x`, 403, 'made with another credential or path'],
		[
			'expired',
			linkTo('7', { sentAt: Date.now() - 31 * DAY }),
			410,
			'more days than &#34;Expiry&#34;',
		],
	])('the page of a link that is %s says why', async (_, link, status, words) => {
		const answer = await replyTrigger().call({ url: link, method: 'POST', body }, test);
		expect(answer).toMatchObject({ status, items: undefined });
		expect(answer.text).toContain(words);
	});

	it('a credential without a secret is an error in the editor', async () => {
		const call = replyTrigger({}, { apiKey: '' }).call({ url }, test);
		await expect(call).rejects.toThrow(/neither an API key/);
	});
});

it('a published workflow shows no note', async () => {
	const trigger = replyTrigger();
	const pages = [
		await trigger.call({ url }),
		await trigger.call({ url, method: 'POST', body }),
		await trigger.call({ url: `${url}x` }),
	];
	for (const { text } of pages) expect(text).not.toMatch(/Test:|class="note"/);
});
