import fc from 'fast-check';

import { isRefusal, receiveReport, REFUSALS } from '../../callback';
import { now, refused, report, reported, secret, signed } from './calls';

const url = signed('/hook?order=7'.replace('/', 'http://host/'), { reference: 'r1' });
const unsigned = (query: string, body?: unknown) =>
	receiveReport({ url: `/hook?${query}`, body }, undefined, now);

describe('a delivery report', () => {
	it('is read from the parameters that SMSB2B appends', () => {
		expect(reported(url).report).toEqual({
			smsId: '39116149',
			status: 'delivered',
			statusCode: 'd',
			to: '306901234567',
			cost: 1,
			mcc: '202',
			mnc: '05',
			reference: 'r1',
			receivedAt: '2026-11-22T12:00:00.000Z',
			query: { order: '7' },
		});
	});

	it.each([
		['d', 'delivered'],
		['f', 'failed'],
		['s', 'sent'],
		['2', 'delivered'],
		['3', 'failed'],
		['x', 'x'],
		['EXPIRED', 'EXPIRED'],
		['constructor', 'constructor'],
	])('status %s is %s', (code, status) => {
		expect(unsigned(`msgid=1&status=${code}`)).toMatchObject({
			report: { status, statusCode: code },
		});
	});

	it('does without what SMSB2B leaves out or leaves empty', () => {
		const nothing = { to: null, cost: null, mcc: null, mnc: null, reference: null };
		expect(unsigned('msgid=1&status=d')).toMatchObject({ report: nothing });
		expect(unsigned('msgid=1&status=d&to=&cost=&mcc=&mnc=&ref=')).toMatchObject({
			report: nothing,
		});
	});

	it('reads amounts with a point or a comma, and a plus that was not encoded', () => {
		expect(unsigned('msgid=1&status=d&cost=0.045')).toMatchObject({ report: { cost: 0.045 } });
		expect(unsigned('msgid=1&status=d&cost=1,5')).toMatchObject({ report: { cost: 1.5 } });
		expect(unsigned('msgid=1&status=d&to=+306901234567')).toMatchObject({
			report: { to: '306901234567' },
		});
	});

	it('is read from a form, from JSON, and from both together', () => {
		const form = Object.fromEntries(new URLSearchParams(report));
		expect(receiveReport({ url, body: form }, secret, now)).toMatchObject(reported(url));
		const everything = Object.fromEntries(new URL(`${url}&${report}`).searchParams);
		expect(receiveReport({ url: '/hook', body: everything }, secret, now)).toMatchObject(
			reported(url),
		);
		const json = { msgid: 39116149, status: 'd', cost: 1, to: null, mcc: '202' };
		expect(receiveReport({ url, body: json }, secret, now)).toMatchObject({
			report: { smsId: '39116149', cost: 1, to: null, mcc: '202' },
		});
	});

	it('keeps the other parameters when no signature is asked for, but not those of signing', () => {
		expect(unsigned('a=1&ref=r&msgid=1&status=d&sig=x&signature=y&b=2')).toMatchObject({
			report: { reference: 'r', query: { a: '1', b: '2' } },
		});
	});
});

describe('a call that is no delivery report', () => {
	it.each([
		['nothing', '', undefined, 'incomplete'],
		['no status', 'msgid=1', undefined, 'incomplete'],
		['an empty status', 'msgid=1&status=', undefined, 'incomplete'],
		['no id', 'status=d', undefined, 'incomplete'],
		['a repeated status', 'msgid=1&status=d&status=f', undefined, 'repeated'],
		['a repeated unknown parameter', 'msgid=1&status=d&a=1&a=1', undefined, 'repeated'],
		['query and form at odds', 'msgid=1&status=d', { status: 'f' }, 'repeated'],
		['an array in the body', 'msgid=1', { status: ['d', 'f'] }, 'repeated'],
		['an object in the body', 'msgid=1', { status: { d: 1 } }, 'malformed'],
		['a bracketed name', 'msgid=1&status[]=d', undefined, 'incomplete'],
		['a status with a line break', 'msgid=1&status=d%0A', undefined, undefined],
		['a status with a space', 'msgid=1&status=d%20f', undefined, 'malformed'],
		['a status with a tag', 'msgid=1&status=<b>', undefined, 'malformed'],
		['an id with a quote', "msgid=1'&status=d", undefined, 'malformed'],
		['a long status', `msgid=1&status=${'d'.repeat(33)}`, undefined, 'malformed'],
		['a recipient of letters', 'msgid=1&status=d&to=me', undefined, 'malformed'],
		['an amount of letters', 'msgid=1&status=d&cost=free', undefined, 'malformed'],
		['a name that changes objects', 'msgid=1&status=d&__proto__=1', undefined, 'malformed'],
		['100 KB', `msgid=1&status=d&a=${'x'.repeat(100_000)}`, undefined, 'oversized'],
		['100 KB in the body', 'msgid=1&status=d', { a: 'x'.repeat(100_000) }, 'oversized'],
		[
			'a thousand parameters',
			Array.from({ length: 500 }, (_, n) => `p${n}`).join('&'),
			undefined,
			'oversized',
		],
		['broken percent-encoding', 'msgid=%&status=%ZZ', undefined, 'malformed'],
		['broken UTF-8', 'msgid=1&status=%FF%FE', undefined, 'malformed'],
	])('%s', (_, query, body, reason) => {
		const result = unsigned(query, body);
		expect(isRefusal(result) ? result.refused : undefined).toBe(reason);
	});

	it('is answered 4xx, always', () => {
		const statuses = Object.values(REFUSALS).map(({ status }) => status);
		expect(statuses.every((status) => status >= 400 && status < 500)).toBe(true);
	});

	it('never makes it throw, whatever it holds, and never passes for signed', () => {
		const body = fc.oneof(fc.anything(), fc.dictionary(fc.string(), fc.anything()));
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), body, (query, anything) => {
				expect(refused(`/hook?${query}`, anything)).toBeDefined();
				unsigned(query, anything);
			}),
			{ numRuns: 2_000 },
		);
	});
});
