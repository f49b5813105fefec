import fc from 'fast-check';

import { built, promise, target, type Target } from './target.mts';

const { receiveReport, signCallback, isRefusal } = built('callback/index.js');

const SECRET = 'fuzz';
const CALLBACK = 'https://n8n.example.com/webhook/x';
const REPORT = '&msgid=1&status=d&to=306971234567';

const NAMES = ['msgid', 'status', 'to', 'cost', 'mcc', 'mnc', 'ref', 'sig', 'signature'];
const names = fc.oneof(
	fc.constantFrom(...NAMES, '__proto__', 'constructor', 'a[b]', '%00'),
	fc.string({ maxLength: 6 }),
);
const base64 = fc.constantFrom(...'ABCxyz019-_');
const text64 = (length: number) =>
	fc.string({ unit: base64, minLength: length, maxLength: length });
/** Signatures as they should look, made by somebody who does not know the secret. */
const forged = fc
	.tuple(fc.integer({ min: 0, max: 999_999_999_999 }), text64(12), text64(43))
	.map(([until, nonce, mac]) => `1.${until}.234567.${nonce}.${mac}`);
const values = fc.oneof(
	fc.string({ maxLength: 20 }),
	fc.constantFrom('d', 'f', '1', '306971234567', '%zz', '%ff', '+'),
	forged,
);
const queries = fc
	.array(fc.tuple(names, values), { maxLength: 8 })
	.map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'));
const bodies = fc.oneof(
	fc.constant(null),
	fc.dictionary(names, fc.oneof(values, fc.jsonValue({ maxDepth: 2 })), {
		maxKeys: 6,
		noNullPrototype: true,
	}),
	fc.jsonValue({ maxDepth: 2 }),
);

interface Edit {
	kind: 'replace' | 'insert' | 'remove' | 'move';
	at: number;
	text: string;
}
const edits = fc.record<Edit>({
	kind: fc.constantFrom('replace', 'insert', 'remove', 'move'),
	at: fc.nat(),
	text: fc.oneof(
		fc.string({ minLength: 1, maxLength: 3 }),
		fc.constantFrom('&', '=', '+', '%20', '&ref=x', '&to=306900000000', '&sig=', '#', '&status=f'),
	),
});

/** An address with its query edited at some place. */
function edited(url: string, { kind, at, text }: Edit): string {
	const start = url.indexOf('?') + 1;
	const place = start + (at % (url.length - start));
	const [head, tail] = [url.slice(0, place), url.slice(place)];
	switch (kind) {
		case 'replace':
			return head + text + tail.slice(text.length);
		case 'insert':
			return head + text + tail;
		case 'remove':
			return head + tail.slice(text.length);
		case 'move':
			return `${url.slice(0, start)}${tail}&${head.slice(start)}`;
	}
}

/** What a signature vouches for: the parameters before it. n8n's own resume token is none of them. */
function coveredBy(url: string): string {
	const query = url.slice(url.indexOf('?') + 1).split('#', 1)[0];
	const parameters = [...new URLSearchParams(query)];
	const end = parameters.findIndex(([name]) => name === 'sig');
	return JSON.stringify([
		parameters.slice(0, end).filter(([name]) => name !== 'signature'),
		parameters[end]?.[1],
	]);
}

/** What is fuzzed of the check of callbacks. */
export const callbackTargets: Target[] = [
	target('callback check: any call', [queries, bodies], (query, body) => {
		const call = { url: `/webhook/x?${query}`, body: body ?? undefined };
		promise(isRefusal(receiveReport(call, SECRET)), 'a call without a signature was taken');
		const unsigned = receiveReport(call, undefined);
		if (isRefusal(unsigned)) return;
		const { report } = unsigned;
		promise(/^[\w.:-]+$/.test(report.smsId), 'an id was taken that none can be');
		promise(report.cost === null || Number.isFinite(report.cost), 'a cost is no number');
		promise(
			Object.getPrototypeOf(report.query) === Object.prototype &&
				!Object.hasOwn(report.query, '__proto__'),
			'a report would change a prototype',
		);
	}),
	target(
		'callback check: signed and altered',
		[fc.string({ minLength: 1, maxLength: 30 }), fc.array(edits, { minLength: 1, maxLength: 3 })],
		(reference, changes) => {
			const message = { to: '306971234567', reference };
			const signed = signCallback(`${CALLBACK}?order=7`, message, SECRET);
			promise('url' in signed, 'a reference could not be signed');
			const received = receiveReport({ url: signed.url + REPORT }, SECRET);
			promise(!isRefusal(received), 'a signed report was refused');
			promise(received.report.reference === reference, 'a reference arrived as another');

			const altered = changes.reduce(edited, signed.url + REPORT);
			const taken = receiveReport({ url: altered }, SECRET);
			if (isRefusal(taken)) return;
			promise(coveredBy(altered) === coveredBy(signed.url), 'an altered call was taken');
			const { report } = taken;
			promise(report.to === null || report.to.endsWith('234567'), 'another recipient was taken');
			promise(report.reference === reference, 'another reference was taken');
		},
	),
];
