import fc from 'fast-check';

import { receiveReport, signCallback } from '../../callback';
import { now, reported, secret, signed } from './calls';

describe('signing a callback URL', () => {
	it('adds reference and signature to the query, and leaves the rest as it is written', () => {
		const url = signed('https://host:8443/a%20b/c?x=1&y=a+b&z=%CE%B1', { reference: 'Order 7/α' });
		expect(url).toMatch(
			/^https:\/\/host:8443\/a%20b\/c\?x=1&y=a\+b&z=%CE%B1&ref=Order%207%2F%CE%B1&sig=1\.\d+\.234567\.[\w-]{12}\.[\w-]{43}$/,
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

	it('adds a reference only when there is one, and takes one that stands in the URL', () => {
		expect(new URL(signed('http://host/')).searchParams.has('ref')).toBe(false);
		const { report } = reported(signed('http://host/?ref=mine'));
		expect(report).toMatchObject({ reference: 'mine', query: {} });
	});

	it('never gives the secret or the recipient away', () => {
		const url = signed('http://host/', { to: '+30 690 1234567' });
		expect(url).not.toContain(secret);
		expect(url).not.toContain('6901234567');
	});

	it('writes half an emoji as the replacement character, as URLs do', () => {
		const { report } = reported(signed('http://host/', { reference: 'a\ud83d' }));
		expect(report.reference).toBe('a\ufffd');
	});

	it.each([
		['', 'not an address'],
		['host/path', 'not an address'],
		['ftp://host/', 'not an address'],
		['javascript:alert(1)', 'not an address'],
		['http://host/?status=1', '"status"'],
		['http://host/?msgid=1', '"msgid"'],
		['http://host/?sig=1', '"sig"'],
		['http://host/?a=1&a=2', 'occurs twice'],
		['http://host/?=1', 'usable name'],
		['http://host/?__proto__=1', 'usable name'],
		[`http://host/?a=${'x'.repeat(4_000)}`, 'too long'],
		[`http://host/?${Array.from({ length: 65 }, (_, n) => `p${n}=`).join('&')}`, 'usable name'],
	])('refuses %.40s', (url, what) => {
		const result = signCallback(url, { to: '1' }, secret);
		expect(result).toEqual({ what: expect.stringContaining(what), remedy: expect.any(String) });
	});

	it('refuses a reference beside one in the URL', () => {
		const result = signCallback('http://host/?ref=1', { to: '1', reference: '2' }, secret);
		expect(result).toHaveProperty('what');
	});

	it('signs whatever parameters and references there are so that the call is accepted', () => {
		const name = fc
			.string({ unit: 'binary', minLength: 1, maxLength: 20 })
			.map((text) => `own${text}`);
		const query = fc.uniqueArray(fc.tuple(name, fc.string({ unit: 'binary', maxLength: 30 })), {
			selector: ([key]) => key,
			maxLength: 10,
		});
		const reference = fc.string({ unit: 'binary', maxLength: 50 });
		fc.assert(
			fc.property(query, reference, (own, ref) => {
				const url = `https://host/hook?${new URLSearchParams(own)}`;
				const result = signCallback(url, { to: '6901234567', reference: ref }, secret, now);
				if (!('url' in result)) {
					expect(own.some(([key]) => /\p{Cc}/u.test(key))).toBe(true);
					return;
				}
				const received = receiveReport(
					{ url: `${result.url}&msgid=1&status=d&to=306901234567` },
					secret,
					now,
				);
				expect(received).toMatchObject({
					report: {
						reference: ref || null,
						query: Object.fromEntries(own),
					},
				});
			}),
		);
	});
});
