import fc from 'fast-check';

/** A call that is no delivery report. */
export interface BadCall {
	url: string;
	init?: RequestInit;
}

const parameters = ['msgid', 'status', 'cost', 'to', 'mcc', 'sig'];
const parameter = fc.constantFrom(...parameters);
const essential = fc.constantFrom('msgid', 'status', 'sig');
const junk = fc.string({ unit: 'binary', maxLength: 40 });
const encodedJunk = junk.map((text) => `x${encodeURIComponent(text.toWellFormed())}`);
const long = fc.constantFrom(5_000, 14_000, 100_000).map((length) => 'x'.repeat(length));
const brokenEncoding = fc.constantFrom('%', '%E', '%ZZ', '%FF', '%C3%28', '%00', '%u0041');
const noStatus = fc.constantFrom('<b>', 'd'.repeat(65), 'd\nf', "'", '');

const figures = (length: number) =>
	fc.string({ unit: fc.constantFrom(...'ABCxyz019-_'), minLength: length, maxLength: length });

/** Signatures as they should look, by an attacker who does not know the secret. */
export const forged = fc
	.tuple(figures(12), figures(24), figures(43))
	.map(([nonce, own, mac]) => `2.1999999999.000001.${nonce}.${own}.${mac}`);

/**
 * Calls of a trigger's URL that must not start an execution, of each kind alike many. Broken XML is not among them: of
 * several at a time n8n's parser, which they share, leaves some without an answer.
 *
 * @param url the Production URL
 * @param called the URL of a report that was taken, parameters and all
 * @param others signed URLs of messages to other recipients, without a report
 */
export function badCalls(url: string, called: string, others: string[]): fc.Arbitrary<BadCall> {
	const report = called.slice(called.indexOf('&msgid='));
	const put = (name: string, value: string) =>
		called.replace(new RegExp(`(?<=[?&]${name}=)[^&]*`), value);
	const cut = (name: string) => called.replace(new RegExp(`(?<=[?&])${name}=[^&]*`), '');
	const post = (body: BodyInit, type?: string): RequestInit => ({
		method: 'POST',
		body,
		headers: type ? { 'content-type': type } : {},
	});
	return fc.oneof(
		encodedJunk.map((query) => ({ url: `${url}?${query}` })),
		essential.map((name) => ({ url: cut(name) })),
		fc
			.tuple(essential, encodedJunk)
			.map(([name, value]) => ({ url: `${called}&${name}=${value}` })),
		fc.tuple(parameter, long).map(([name, value]) => ({ url: put(name, value) })),
		fc.tuple(essential, brokenEncoding).map(([name, value]) => ({ url: put(name, value) })),
		noStatus.map((status) => ({ url: put('status', encodeURIComponent(status)) })),
		fc.integer({ min: 65, max: 500 }).map((count) => ({ url: called + '&p='.repeat(count) })),
		forged.map((sig) => ({ url: put('sig', sig) })),
		fc.constantFrom(...others).map((other) => ({ url: `${other}${report}` })),
		fc.constantFrom(...others).map((other) => ({
			url: put('sig', new URL(other).searchParams.get('sig') ?? ''),
		})),
		fc.integer({ min: 1, max: 99_999_999 }).map((id) => ({ url: put('msgid', `1${id}`) })),
		fc.constantFrom('PUT', 'DELETE', 'PATCH').map((method) => ({ url: called, init: { method } })),
		fc.tuple(parameter, long).map(([name, value]) => ({
			url: called,
			init: post(new URLSearchParams({ [name]: value })),
		})),
		fc.json({ maxDepth: 3 }).map((text) => ({
			url: cut('status'),
			init: post(text, 'application/json'),
		})),
		junk.map((text) => ({
			url: cut('sig'),
			init: post(`{"${text.toWellFormed()}`, 'application/json'),
		})),
	);
}
