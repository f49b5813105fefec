import fc from 'fast-check';

import { callbackSecret, signCallback } from '../../callback';
import { ListeningTrigger, type Call } from './n8n';

const CALLS = 10_000;

const credential = { authenticationMethod: 'apiKey', apiKey: 'a key of the tests' } as const;
const secret = callbackSecret(credential) ?? '';
const hook = '/webhook/uuid/delivery-report';
const report = 'msgid=39116149&status=d&cost=1&to=306901234567&mcc=202&mnc=05';

function sign(to: string): string {
	const result = signCallback(`http://host${hook}?order=7`, { to, reference: 'r1' }, secret);
	if (!('url' in result)) throw new Error(result.what);
	return result.url.replace('http://host', '');
}

const url = sign('6901234567');
const called = `${url}&${report}`;
const others = ['6907654321', '306940000000', '+44 7700 900123'].map(sign);

const junk = fc.string({ unit: 'binary', maxLength: 40 });
const long = fc.constantFrom(5_000, 100_000, 1_000_000).map((length) => 'x'.repeat(length));
const parameter = fc.constantFrom('msgid', 'status', 'cost', 'to', 'mcc', 'sig', 'ref', 'order');
const broken = fc.constantFrom('%', '%E', '%ZZ', '%FF', '%C3%28', '%00', '%u0041');

const cut = (text: string, name: string) => text.replace(new RegExp(`[?&]${name}=[^&]*`), '&');
const put = (text: string, name: string, value: string) =>
	text.replace(new RegExp(`(?<=[?&]${name}=)[^&]*`), value);

/** Everything that is not a true report: each kind is generated alike often. */
const badCall: fc.Arbitrary<Call> = fc.oneof(
	fc.record({ url: junk.map((query) => `${hook}?${query}`), body: fc.anything() }),
	fc.record({ url: fc.constant(`${hook}?${report}`), body: fc.dictionary(junk, fc.anything()) }),
	fc
		.constantFrom('msgid', 'status', 'sig', 'order', 'ref')
		.map((name) => ({ url: cut(called, name) })),
	fc.tuple(parameter, junk).map(([name, value]) => ({
		url: `${called}&${name}=${encodeURIComponent(value)}`,
	})),
	fc.tuple(parameter, junk).map(([name, value]) => ({ url: called, body: { [name]: [value] } })),
	fc.tuple(parameter, long).map(([name, value]) => ({ url: put(called, name, value) })),
	fc.tuple(junk, long).map(([name, value]) => ({ url: called, body: { [name]: value } })),
	fc
		.tuple(fc.constantFrom('status', 'msgid', 'to', 'sig', 'ref', 'order'), broken)
		.map(([name, value]) => ({
			url: put(called, name, value),
		})),
	fc.constantFrom('d f', '<b>', 'd'.repeat(33), 'δ', '-', "'", '').map((status) => ({
		url: put(called, 'status', encodeURIComponent(status)),
	})),
	fc.constantFrom(...others).map((other) => ({ url: `${other}&${report}` })),
	fc.constantFrom(...others).map((other) => ({
		url: put(called, 'sig', new URL(other, 'http://host').searchParams.get('sig') ?? ''),
	})),
	fc.integer({ min: 1, max: 99_999_999 }).map((id) => ({ url: put(called, 'msgid', `1${id}`) })),
	fc.constantFrom('f', 'x', 's', '3').map((status) => ({ url: put(called, 'status', status) })),
	fc
		.constantFrom('__proto__', 'constructor', 'prototype')
		.map((name) => ({ url: `${called}&${name}=1` })),
	fc.integer({ min: 65, max: 2_000 }).map((count) => ({
		url: `${called}${Array.from({ length: count }, (_, n) => `&p${n}=`).join('')}`,
	})),
);

it(`${CALLS} bad calls start no execution, and each is answered by a plain 4xx`, async () => {
	const trigger = new ListeningTrigger({}, credential);
	expect(await trigger.call({ url: called })).toMatchObject({ status: 200, items: [{}] });

	const statuses = new Map<number, number>();
	await fc.assert(
		fc.asyncProperty(badCall, async (call) => {
			const { status, text, contentType, items } = await trigger.call(call);
			statuses.set(status, (statuses.get(status) ?? 0) + 1);
			expect(items).toBeUndefined();
			expect([400, 403, 413]).toContain(status);
			expect(contentType).toMatch(/^text\/plain/);
			expect(text).toMatch(/^[A-Z][\w ]+\.$/);
		}),
		{ numRuns: CALLS },
	);
	expect([...statuses.keys()].sort()).toEqual([400, 403, 413]);
	expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(CALLS);
}, 120_000);
