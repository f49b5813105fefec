import fc from 'fast-check';

import { ListeningTrigger, type Answer, type Call } from './n8n';
import { credential, hook, report, signed } from './signedCalls';

const CALLS = 10_000;

const sign = (to: string) => signed({ to });
const url = sign('6901234567');
const called = `${url}&${report}`;
const others = ['6907654321', '306940000000', '+44 7700 900123'].map(sign);

const junk = fc.string({ unit: 'binary', maxLength: 40 });
const long = fc.constantFrom(5_000, 100_000, 1_000_000).map((length) => 'x'.repeat(length));
const parameter = fc.constantFrom('msgid', 'status', 'cost', 'to', 'mcc', 'sig');
const essential = fc.constantFrom('msgid', 'status', 'sig');
const broken = fc.constantFrom('%', '%E', '%ZZ', '%FF', '%C3%28', '%00', '%u0041');

const sigOf = (text: string) => new URL(text, 'http://host').searchParams.get('sig') ?? '';
const cut = (text: string, name: string) => text.replace(new RegExp(`(?<=[?&])${name}=[^&]*`), '');
const put = (text: string, name: string, value: string) =>
	text.replace(new RegExp(`(?<=[?&]${name}=)[^&]*`), value);

/** Lists within lists, of more levels than there is stack. */
const nested = fc
	.constantFrom(2, 5_000, 100_000)
	.map((levels) => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown);

const contradicting = junk.map((value) => `x${value}`);

/** Everything that is not a true report: each kind is generated alike often. */
const badCall: fc.Arbitrary<Call> = fc.oneof(
	fc.record({ url: junk.map((query) => `${hook}?${query}`), body: fc.anything() }),
	fc.record({ url: fc.constant(`${hook}?${report}`), body: fc.dictionary(junk, fc.anything()) }),
	essential.map((name) => ({ url: cut(called, name) })),
	fc.tuple(essential, contradicting).map(([name, value]) => ({
		url: `${called}&${name}=${encodeURIComponent(value)}`,
	})),
	fc
		.tuple(essential, contradicting)
		.map(([name, value]) => ({ url: called, body: { [name]: [value] } })),
	fc.tuple(parameter, long).map(([name, value]) => ({ url: put(called, name, value) })),
	fc
		.tuple(parameter, long)
		.map(([name, value]) => ({ url: cut(called, name), body: { [name]: value } })),
	fc.tuple(essential, nested).map(([name, value]) => ({
		url: cut(called, name),
		body: { [name]: value },
	})),
	fc.tuple(essential, broken).map(([name, value]) => ({
		url: put(called, name, value),
	})),
	fc.constantFrom('<b>', 'd'.repeat(65), "'", 'd\nf', '').map((status) => ({
		url: put(called, 'status', encodeURIComponent(status)),
	})),
	fc.constantFrom(...others).map((other) => ({ url: `${other}&${report}` })),
	fc.constantFrom(...others).map((other) => ({
		url: put(called, 'sig', sigOf(other)),
	})),
	fc.constantFrom('/webhook/other/delivery-report', '/webhook-waiting/12').map((address) => ({
		url: put(called, 'sig', sigOf(signed({ address: `http://host${address}` }))),
	})),
	fc.integer({ min: 1, max: 99_999_999 }).map((id) => ({ url: put(called, 'msgid', `1${id}`) })),
	fc.integer({ min: 65, max: 2_000 }).map((count) => ({
		url: `${called}${Array.from({ length: count }, (_, n) => `&p${n}=`).join('')}`,
	})),
);

/** Calls that repeat a report, with changes that nobody goes by. */
const repeated: fc.Arbitrary<Call> = fc.oneof(
	fc.constantFrom('f', 'x', 's', '3', 'd f', 'δ').map((status) => ({
		url: put(called, 'status', encodeURIComponent(status)),
	})),
	fc.tuple(fc.constantFrom('cost', 'mcc', 'mnc'), broken).map(([name, value]) => ({
		url: put(called, name, value),
	})),
	fc.tuple(fc.constantFrom('cost', 'to', 'mcc'), contradicting).map(([name, value]) => ({
		url: `${called}&${name}=${encodeURIComponent(value)}`,
		body: { [name]: [value, { value }] },
	})),
	junk.map((value) => ({ url: put(called, 'order', encodeURIComponent(value)) })),
	fc.constantFrom('order', 'cost', 'to', 'mcc').map((name) => ({ url: cut(called, name) })),
	fc
		.constantFrom('__proto__', 'constructor', 'prototype', 'order', 'a[b]', '')
		.map((name) => ({ url: `${called}&${name}=1` })),
	fc
		.tuple(junk, long)
		.map(([name, value]) => ({ url: called, body: { [`x${name}`]: value, more: [{ a: value }] } })),
);

async function statusesOf(
	trigger: ListeningTrigger,
	calls: fc.Arbitrary<Call>,
	look: (answer: Answer) => void,
): Promise<number[]> {
	const statuses = new Set<number>();
	await fc.assert(
		fc.asyncProperty(calls, async (call) => {
			const answer = await trigger.call(call);
			statuses.add(answer.status);
			expect(answer.items).toBeUndefined();
			look(answer);
		}),
		{ numRuns: CALLS / 2 },
	);
	return [...statuses].sort();
}

it(`${CALLS} bad calls start no execution, and each is answered by a plain 4xx or as before`, async () => {
	const trigger = new ListeningTrigger({}, credential);
	expect(await trigger.call({ url: called })).toMatchObject({ status: 200, items: [{}] });
	const rejected = await statusesOf(trigger, badCall, ({ text, contentType }) => {
		expect(contentType).toMatch(/^text\/plain/);
		expect(text).toMatch(/^[A-Z][\w ,]+\.$/);
	});
	expect(rejected).toEqual([400, 403, 413]);
	const taken = await statusesOf(trigger, repeated, ({ text }) => expect(text).toBe('OK'));
	expect(taken).toEqual([200]);
}, 120_000);
