import { MOST_WRONG_TRIES } from '../../../lib/reply/wrongTries';
import { credential, linkTo, post, replyTrigger } from './links';

const DAY = 24 * 60 * 60_000;
const link = linkTo('pupil-7');
const other = { apiKey: 'the key of somebody else' };

const NOT_VALID: Array<[string, string]> = [
	[
		'of another trigger',
		linkTo('pupil-7', { path: 'excursion?class=B' }).replace('excursion', 'reply'),
	],
	['made with another credential', linkTo('pupil-7', { by: other })],
	['for another reference', link.replace('pupil-7', 'pupil-8')],
	['with another parameter', link.replace('class=B', 'class=C')],
	['that was cut off', link.slice(0, -3)],
	['without a reference', '/webhook/reply'],
];

describe.each(['GET', 'POST'] as const)('a %s of a link', (method) => {
	it.each(NOT_VALID)('%s gets a page in words, and starts nothing', async (_, url) => {
		for (const [pageLanguage, words] of [
			['en', 'This link is not valid'],
			['el', 'Ο σύνδεσμος δεν είναι έγκυρος'],
		]) {
			const call = { url, method, body: { answer: 'seen' } };
			const { status, text, items } = await replyTrigger({ pageLanguage }).call(call);
			expect({ status, items }).toEqual({ status: 403, items: undefined });
			expect(text).toContain(`<h1>${words}</h1>`);
		}
	});

	it.each([
		['en', 'This link has expired'],
		['el', 'Ο σύνδεσμος έχει λήξει'],
	])(
		'that is too old gets a page in words, and starts nothing (%s)',
		async (pageLanguage, words) => {
			const url = linkTo('pupil-7', { sentAt: Date.now() - 7.1 * DAY });
			const trigger = replyTrigger({ pageLanguage, expiry: 7 });
			const call = { url, method, body: { answer: 'seen' } };
			const { status, text, items } = await trigger.call(call);
			expect({ status, items }).toEqual({ status: 410, items: undefined });
			expect(text).toContain(`<h1>${words}</h1>`);
			expect(await replyTrigger({ expiry: 8 }).call(call)).toMatchObject({ status: 200 });
		},
	);

	it('is answered in words when n8n cannot read the credential, and starts nothing', async () => {
		const trigger = replyTrigger();
		trigger.credentialFailure = new Error('SQLITE_BUSY: database is locked');
		const { status, text, items } = await trigger.call({ url: link, method });
		expect({ status, items }).toEqual({ status: 503, items: undefined });
		expect(text).toContain('Please try again in a minute');
	});
});

it('a link is taken when the credential was edited a moment ago', async () => {
	const trigger = replyTrigger({}, other);
	jest.useFakeTimers({ now: Date.now(), doNotFake: ['nextTick', 'setImmediate'] });
	expect(await trigger.call({ url: linkTo('7', { by: other }) })).toMatchObject({ status: 200 });
	trigger.credential = { authenticationMethod: 'apiKey', ...credential };
	jest.setSystemTime(Date.now() + 6_000);
	expect(await post(trigger, { answer: 'seen' })).toMatchObject({ status: 200, items: [{}] });
	jest.useRealTimers();
});

it('wrong links read the credential once in five seconds, however many come', async () => {
	const trigger = replyTrigger();
	for (let call = 0; call < 200; call++) await trigger.call({ url: `${link}x` });
	expect(trigger.credentialReads).toBe(1);
});

it('after too many wrong links in a minute nothing is taken until the next, true links included', async () => {
	jest.useFakeTimers({ now: Date.UTC(2027, 0, 1), doNotFake: ['nextTick', 'setImmediate'] });
	const trigger = replyTrigger({ path: 'guessed' });
	const url = linkTo('pupil-7', { path: 'guessed' });
	const wrong = `${url}x`;
	for (let call = 0; call < MOST_WRONG_TRIES; call++)
		expect((await trigger.call({ url: wrong })).status).toBe(403);
	for (const tried of [wrong, url]) {
		const { status, text, items } = await post(trigger, { answer: 'seen' }, { url: tried });
		expect({ status, items }).toEqual({ status: 429, items: undefined });
		expect(text).toContain('Please try again in a minute');
	}
	jest.setSystemTime(Date.now() + 60_000);
	expect(await post(trigger, { answer: 'seen' }, { url })).toMatchObject({ items: [{}] });
	jest.useRealTimers();
});

it('leaves one line a minute in the log, without the link and the secret', async () => {
	jest.useFakeTimers({ now: Date.UTC(2027, 1, 1), doNotFake: ['nextTick', 'setImmediate'] });
	const trigger = replyTrigger();
	for (let call = 0; call < 50; call++) await trigger.call({ url: `${link}x` });
	jest.useRealTimers();
	expect(trigger.log).toHaveLength(1);
	expect(trigger.log[0]).toMatch(/rejected a link that was not made with the credential/);
	for (const word of ['pupil-7', credential.apiKey]) expect(trigger.log[0]).not.toContain(word);
});
