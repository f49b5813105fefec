import fc from 'fast-check';

import { signCallback } from '../../../../lib/callback';
import { hook, now, received, reported, secret, signed } from './calls';

describe('signing a callback URL', () => {
	it('adds the signature to the query, and leaves the rest as it is written', () => {
		const url = signed('https://host:8443/a%20b/c?x=1&y=a+b&z=%CE%B1', { reference: 'Order 7/α' });
		expect(url).toMatch(
			/^https:\/\/host:8443\/a%20b\/c\?x=1&y=a\+b&z=%CE%B1&sig=2\.\d+\.234567\.[\w-]{12}\.[\w-]+\.[\w-]{43}$/,
		);
	});

	it.each([
		['http://host', /^http:\/\/host\/\?sig=/],
		['http://host/path', /^http:\/\/host\/path\?sig=/],
		['http://host/path?', /^http:\/\/host\/path\?sig=/],
		['http://host/path#part', /^http:\/\/host\/path\?sig=[\w.-]+$/],
		['http://host/path?a=1#part', /^http:\/\/host\/path\?a=1&sig=[\w.-]+$/],
		[
			'http://host/?q=Γειά σου',
			/^http:\/\/host\/\?q=%CE%93%CE%B5%CE%B9%CE%AC%20%CF%83%CE%BF%CF%85&sig=/,
		],
		['http://[::1]:5678/?a', /^http:\/\/\[::1\]:5678\/\?a&sig=/],
	])('%s', (url, expected) => {
		expect(signed(url)).toMatch(expected);
	});

	it('writes nothing that the way back may change: letters, figures, hyphens and points', () => {
		const url = signed(hook, { reference: 'a+b c/δ?&=%' });
		expect(new URL(url).search).toMatch(/^\?sig=[\w.-]+$/);
	});

	it('takes a reference that stands in the URL', () => {
		const { report } = reported(signed(`${hook}?ref=mine`));
		expect(report).toMatchObject({ reference: 'mine', query: {} });
	});

	it('never gives the secret or the recipient away', () => {
		const url = signed(hook, { to: '+30 690 1234567' });
		expect(url).not.toContain(secret);
		expect(url).not.toContain('6901234567');
	});

	it('writes half an emoji as the replacement character, as URLs do', () => {
		const { report } = reported(signed(hook, { reference: 'a\ud83d' }));
		expect(report.reference).toBe('a\ufffd');
	});

	it.each([
		['', 'is not a URL'],
		['host/path', 'is not a URL'],
		['ftp://host/', 'is not a URL'],
		['javascript:alert(1)', 'is not a URL'],
		['http://host/?status=1', '"status"'],
		['http://host/?msgid=1', '"msgid"'],
		['http://host/?sig=1', '"sig"'],
		['http://host/?a=1&a=2', 'occurs twice'],
		['http://host/?=1', 'usable name'],
		['http://host/?__proto__=1', 'usable name'],
		[`http://host/?a=${'x'.repeat(1_500)}`, 'too long'],
		[`http://host/?a=${'α'.repeat(250)}`, 'too long'],
		[`http://host/?${Array.from({ length: 41 }, (_, n) => `p${n}=`).join('&')}`, 'too long'],
	])('refuses %.40s', (url, message) => {
		const result = signCallback(url, { to: '1' }, { secret });
		expect(result).toEqual({
			message: expect.stringContaining(message),
			description: expect.any(String),
		});
	});

	it('refuses a reference beside one in the URL', () => {
		const result = signCallback('http://host/?ref=1', { to: '1', reference: '2' }, { secret });
		expect(result).toHaveProperty('message');
	});

	it('takes the longest and most parameters that it allows, and their report comes through', () => {
		const longest = signed(`${hook}?a=${'x'.repeat(1_498)}`);
		expect(reported(longest).report.query.a).toHaveLength(1_498);
		const most = Array.from({ length: 40 }, (_, n) => `p${n}=`).join('&');
		expect(Object.keys(reported(signed(`${hook}?${most}`)).report.query)).toHaveLength(40);
		const reference = 'α'.repeat(249);
		expect(reported(signed(hook, { reference })).report.reference).toBe(reference);
	});

	it('signs whatever parameters and references there are so that the call is accepted', () => {
		const name = fc
			.string({ unit: 'binary', minLength: 1, maxLength: 20 })
			.map((text) => `own${text}`);
		const query = fc.uniqueArray(fc.tuple(name, fc.string({ unit: 'binary', maxLength: 30 })), {
			selector: ([key]) => key,
			maxLength: 5,
		});
		const reference = fc.string({ unit: 'binary', maxLength: 50 });
		fc.assert(
			fc.property(query, reference, (signedParams, ref) => {
				const url = `${hook}?${new URLSearchParams(signedParams)}`;
				const message = { to: '6901234567', reference: ref };
				const result = signCallback(url, message, { secret, now });
				if (!('url' in result)) {
					expect(`${signedParams.some(([key]) => /\p{Cc}/u.test(key))} ${result.message}`).toMatch(
						/^true|too long/,
					);
					return;
				}
				const call = received({ url: `${result.url}&msgid=1&status=d&to=306901234567` });
				expect(call).toMatchObject({
					report: { reference: ref || null, query: Object.fromEntries(signedParams) },
				});
			}),
		);
	});
});
