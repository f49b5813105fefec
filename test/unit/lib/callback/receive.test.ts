import fc from 'fast-check';

import { isRejection, receiveUnsignedReport, REJECTIONS } from '../../../../lib/callback';
import { hook, now, received, rejected, report, reported, signed } from './calls';

const url = signed(`${hook}?order=7`, { reference: 'r1' });
const unsigned = (query: string, body?: unknown) =>
	receiveUnsignedReport({ url: `/hook?${query}`, body }, now);

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
		['d', 'delivered', 'd'],
		['f', 'failed', 'f'],
		['s', 'sent', 's'],
		['D', 'delivered', 'd'],
		['F', 'failed', 'f'],
		['Delivered', 'delivered', 'delivered'],
		['2', 'delivered', '2'],
		['3', 'failed', '3'],
		['x', 'x', 'x'],
		['EXPIRED', 'EXPIRED', 'EXPIRED'],
		['Not delivered: phone off', 'Not delivered: phone off', 'Not delivered: phone off'],
		['Άγνωστο (7)', 'Άγνωστο (7)', 'Άγνωστο (7)'],
		['-', '-', '-'],
		['constructor', 'constructor', 'constructor'],
	])('status %s is %s', (code, status, statusCode) => {
		expect(unsigned(`msgid=1&status=${code}`)).toMatchObject({ status, statusCode });
	});

	it('does without what SMSB2B leaves out or leaves empty', () => {
		const nothing = { to: null, cost: null, mcc: null, mnc: null, reference: null };
		expect(unsigned('msgid=1&status=d')).toMatchObject(nothing);
		expect(unsigned('msgid=1&status=d&to=&cost=&mcc=&mnc=&ref=')).toMatchObject(nothing);
	});

	it.each([
		['cost', '0.045', 0.045],
		['cost', '1,5', 1.5],
		['cost', '.5', 0.5],
		['cost', ',5', 0.5],
		['cost', '1.', 1],
		['to', '+306901234567', '306901234567'],
		['to', '%2B306901234567', '+306901234567'],
	])('reads %s=%s', (name, value, expected) => {
		expect(unsigned(`msgid=1&status=d&${name}=${value}`)).toMatchObject({ [name]: expected });
	});

	it.each(['cost', 'to', 'mcc', 'mnc'] as const)(
		'is taken although "%s" cannot be read, which is null then',
		(name) => {
			const odd = ['null', 'undefined', 'Cosmote GR', '-', '1e3', '0x10', '-1', '%FF', '<b>', "'"];
			for (const value of [...odd, 'x'.repeat(500), ...(name === 'to' ? ['0'] : [])]) {
				const call = `${url}&msgid=1&status=d&${name}=${encodeURIComponent(value)}`;
				const result = received({ url: call });
				expect(result).toMatchObject({ report: { smsId: '1', status: 'delivered', [name]: null } });
			}
		},
	);

	it('is read from a form, from JSON, and from both together', () => {
		const form = Object.fromEntries(new URLSearchParams(report));
		expect(received({ url, body: form })).toMatchObject(reported(url));
		const everything = Object.fromEntries(new URL(`${url}&${report}`).searchParams);
		expect(received({ url: hook, body: everything })).toMatchObject(reported(url));
		const json = { msgid: 39116149, status: 'd', cost: 1, to: null, mcc: '202', more: { a: [1] } };
		expect(received({ url, body: json })).toMatchObject({
			report: { smsId: '39116149', cost: 1, to: null, mcc: '202' },
		});
	});

	it('keeps the other parameters when no signature is asked for, but not those of signing', () => {
		const call = unsigned('a=1&ref=r&msgid=1&status=d&sig=x&signature=y&b=2&b=3&__proto__=1');
		expect(call).toMatchObject({ reference: 'r' });
		expect('query' in call && call.query).toEqual({ a: '1', b: '2' });
	});

	it('has the reference that was signed also when no signature is asked for', () => {
		const { search } = new URL(url);
		expect(unsigned(`${search.slice(1)}&${report}`)).toMatchObject({
			...{ reference: 'r1', query: { order: '7' } },
		});
	});
});

describe('a call that is no delivery report', () => {
	it.each([
		['nothing', '', undefined, 'incomplete'],
		['no status', 'msgid=1', undefined, 'incomplete'],
		['an empty status', 'msgid=1&status=', undefined, 'incomplete'],
		['no id', 'status=d', undefined, 'incomplete'],
		['a second status', 'msgid=1&status=d&status=f', undefined, 'contradictory'],
		['query and form at odds', 'msgid=1&status=d', { status: 'f' }, 'contradictory'],
		['an array in the body', 'msgid=1', { status: ['d', 'f'] }, 'contradictory'],
		['an object in the body', 'msgid=1', { status: { d: 1 } }, 'incomplete'],
		['an object in the body beside a status', 'msgid=1&status=d', { status: {} }, 'contradictory'],
		['a bracketed name', 'msgid=1&status[]=d', undefined, 'incomplete'],
		['a status with a line break', 'msgid=1&status=d%0Af', undefined, 'malformed'],
		['a status with a tag', 'msgid=1&status=<b>', undefined, 'malformed'],
		['an id with a quote', "msgid=1'&status=d", undefined, 'malformed'],
		['a long status', `msgid=1&status=${'d'.repeat(65)}`, undefined, 'malformed'],
		['100 KB', `msgid=1&status=d&a=${'x'.repeat(100_000)}`, undefined, 'oversized'],
		['100 KB in the body', 'msgid=1&status=d', { to: 'x'.repeat(100_000) }, 'oversized'],
		[
			'hundreds of parameters',
			Array.from({ length: 500 }, (_, n) => `p${n}`).join('&'),
			undefined,
			'oversized',
		],
		['broken percent-encoding', 'msgid=%&status=%ZZ', undefined, 'malformed'],
		['broken UTF-8', 'msgid=1&status=%FF%FE', undefined, 'malformed'],
	])('%s', (_, query, body, reason) => {
		const result = unsigned(query, body);
		expect(isRejection(result) ? result.rejected : undefined).toBe(reason);
	});

	it('costs no more with a body of a million names', () => {
		const body = Object.fromEntries(Array.from({ length: 1_000_000 }, (_, n) => [`p${n}`, '']));
		const started = performance.now();
		expect(rejected({ url, body })).toBe('incomplete');
		expect(performance.now() - started).toBeLessThan(100);
	});

	it.each(['msgid', 'status', 'sig', 'to'])(
		'of lists within lists as "%s" is read without entering them',
		(name) => {
			for (const levels of [1, 2, 3_000, 100_000]) {
				const list: unknown = JSON.parse(`${'['.repeat(levels)}"d"${']'.repeat(levels)}`);
				expect(rejected({ url: hook, body: { [name]: list } })).toBeDefined();
				expect(unsigned('', { [name]: list })).toEqual({ rejected: 'incomplete' });
			}
			const wide = (levels: number): unknown =>
				levels === 0 ? 'd' : Array(64).fill(wide(levels - 1));
			expect(rejected({ url: hook, body: { [name]: wide(3) } })).toBeDefined();
		},
	);

	it('is answered 4xx, always; 503 is for what is to come again', () => {
		const { unreadable, underWay, ...others } = REJECTIONS;
		expect([unreadable.status, underWay.status]).toEqual([503, 503]);
		const statuses = Object.values(others).map(({ status }) => status);
		expect(statuses.every((status) => status >= 400 && status < 500)).toBe(true);
	});

	it('never makes it throw, whatever it holds, and never passes for signed', () => {
		const body = fc.oneof(fc.anything(), fc.dictionary(fc.string(), fc.anything()));
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), body, (query, anything) => {
				expect(rejected({ url: `/hook?${query}`, body: anything })).toBeDefined();
				unsigned(query, anything);
			}),
			{ numRuns: 2_000 },
		);
	});
});
