import { createHmac } from 'crypto';
import fc from 'fast-check';

import { sampleLink } from '../../../../lib/reply';
import { isGsm } from '../../../../lib/encoding/alphabet';
import { linkTo, production, read, secret, sentAt, unusable } from './links';

const link = linkTo('pupil-123456');
const taken = { reference: 'pupil-123456', query: {} };
const forged = { rejected: 'forged' };

describe('a reply link', () => {
	it('adds at most 45 characters to the Production URL for a reference of 12', () => {
		expect(link.length - production.length).toBe(33);
		expect(link.length - production.length).toBeLessThanOrEqual(45);
	});

	it('shows its reference, and nothing else in clear', () => {
		expect(link).toMatch(
			/^https:\/\/n8n\.example\.com\/webhook\/notice\?r=pupil-123456\.[\da-z]{17}$/,
		);
	});

	it('is of characters that cost one each, and ends with one that phones take for a part of it', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), (reference) => {
				fc.pre(reference.isWellFormed() && encodeURIComponent(reference).length <= 90);
				const behind = linkTo(reference).slice(production.length + 1);
				expect(isGsm(behind)).toBe(true);
				expect(behind).toMatch(/^r=[\w.%-]+[\da-z]$/);
				expect(read(linkTo(reference))).toEqual({ reference, query: {} });
			}),
		);
	});

	it('is as long as its sample, whatever the reference', () => {
		for (const reference of ['7', 'τάξη Β', 'a+b c', "o'brien (1)~"])
			expect(sampleLink(production, reference)).toHaveProperty(
				'url.length',
				linkTo(reference).length,
			);
	});

	it('can be made by another system as it is documented', () => {
		const time = Math.floor(sentAt / 60_000).toString(36);
		const digest = createHmac('sha256', secret)
			.update(`reply 1\nnotice\nclass=%CE%92+2\npupil-123456\n${time}`)
			.digest('hex');
		const mac = BigInt(`0x${digest.slice(0, 15)}`)
			.toString(32)
			.padStart(12, '0')
			.replace(/./g, (digit) => '0123456789abcdefghjkmnpqrstvwxyz'[parseInt(digit, 32)]);
		const own = `${production}?class=%CE%92%202`;
		expect(linkTo('pupil-123456', own)).toBe(`${own}&r=pupil-123456.${time}${mac}`);
	});
});

describe('a call to a reply link', () => {
	it.each([
		['/webhook/notice'],
		['/webhook-test/notice'],
		['/school/n8n/webhook/notice/'],
		['http://10.0.0.2:5678/webhook/notice'],
	])('is known at the address of its trigger, whatever stands before it: %s', (address) => {
		expect(read(link.replace(production, address))).toEqual(taken);
	});

	it.each([
		['behind it', `${link}&fbclid=IwAR0&utm_source=viber`],
		['behind it, with the same name', `${link}&r=other`],
		['before it', link.replace('?', '?utm_source=viber&')],
		['as a fragment', `${link}#:~:text=notice`],
		['with a name that would change objects', `${link}&__proto__=1`],
	])('is known with parameters that messengers add %s', (_, called) => {
		expect(read(called)).toEqual(taken);
	});

	it('brings the parameters of the Reply URL, and none that were added', () => {
		const own = linkTo('7', `${production}?class=Β2&__x=1`);
		expect(read(`${own}&fbclid=1`)).toEqual({ reference: '7', query: { class: 'Β2', __x: '1' } });
		expect(read(own.replace(/%CE%92/i, encodeURIComponent('Β').toLowerCase()))).toHaveProperty(
			'query.class',
			'Β2',
		);
	});

	it.each([
		['another reference', link.replace('123456', '123457')],
		['another time', link.replace(/\.[\da-z](?=[\da-z]{16}$)/, '.z')],
		['the path of another trigger', link.replace('/notice', '/excursion')],
		['another MAC', link.replace(/.$/, (last) => (last === '0' ? '1' : '0'))],
		['its end cut off', link.slice(0, -1)],
		['more at its end', `${link}0`],
		['capitals', link.replace(/\.[\da-z]+$/, (tail) => tail.toUpperCase())],
		[
			'a changed parameter of the Reply URL',
			linkTo('7', `${production}?class=B`).replace('=B', '=C'),
		],
		['nothing', production],
		['an empty parameter', `${production}?r=`],
		['ten thousand characters', `${production}?r=${'a'.repeat(10_000)}`],
		['a broken encoding', `${production}?r=%E0%A4%A.${'0'.repeat(17)}`],
	])('is refused with %s', (_, called) => {
		expect(read(called)).toEqual(forged);
	});

	it('is refused with a link made by somebody else’s secret', () => {
		expect(read(link, { by: `${secret}.` })).toEqual(forged);
	});

	it('is refused when the days of the trigger are over, and not before', () => {
		expect(read(link, { days: 29.99 })).toEqual(taken);
		expect(read(link, { days: 30.01 })).toEqual({ rejected: 'expired' });
		expect(read(`${link}0`, { days: 31 })).toEqual(forged);
	});

	it('may come before the time for which the message was scheduled', () => {
		expect(read(link, { days: -2 })).toEqual(taken);
	});

	it('never throws', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(read(text)).toEqual(forged);
				expect(read(`${production}?r=${text}`)).toEqual(forged);
			}),
		);
	});
});

describe('no reply link is made', () => {
	it.each([
		['a word', 'notice'],
		['without a path', 'https://n8n.example.com'],
		['of another scheme', 'ftp://n8n.example.com/webhook/notice'],
		['with a parameter of the name that is needed', `${production}?r=1`],
		['with a parameter twice', `${production}?a=1&a=2`],
		['of 600 characters', `${production}?a=${'1'.repeat(600)}`],
	])('of a Reply URL that is %s', (_, url) => {
		expect(unusable(url)?.message).toContain('"Reply URL"');
	});

	it.each([
		['', 'a "Reference"'],
		['\uD800', 'a "Reference"'],
		['α'.repeat(20), 'too long'],
	])('for the reference %j', (reference, words) => {
		expect(unusable(production, reference)?.message).toContain(words);
		expect(sampleLink(production, reference)).toEqual(unusable(production, reference));
	});
});
