import fc from 'fast-check';

import { built, promise, target, type Target } from './target.mts';

const { receiveReport, receiveUnsignedReport, signCallback, isRejection, reportsAt } =
	built('lib/callback/index.js');

const SECRET = 'fuzz';
const CALLBACK = 'https://n8n.example.com/webhook/x/delivery-report';
const CHECK = { audience: reportsAt(CALLBACK), secret: SECRET };
const REPORT = '&msgid=1&status=d&to=306971234567';

const NAMES = ['msgid', 'status', 'to', 'cost', 'mcc', 'mnc', 'ref', 'sig', 'signature'];
const names = fc.oneof(
	fc.constantFrom(...NAMES, '__proto__', 'constructor', 'a[b]', '%00'),
	fc.string({ maxLength: 6 }),
);
const base64 = fc.constantFrom(...'ABCxyz019-_');
const text64 = (length: number) =>
	fc.string({ unit: base64, minLength: length, maxLength: length });
/** Signatures as they should look, made by an attacker who does not know the secret. */
const forged = fc
	.tuple(fc.integer({ min: 0, max: 999_999_999_999 }), text64(12), text64(16), text64(43))
	.map(([until, nonce, own, mac]) => `2.${until}.234567.${nonce}.${own}.${mac}`);
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

/** What is fuzzed of the check of callbacks. */
export const callbackTargets: Target[] = [
	target('callback check: any call', [queries, bodies], (query, body) => {
		const call = { url: `/webhook/x/delivery-report?${query}`, body: body ?? undefined };
		promise(isRejection(receiveReport(call, CHECK)), 'a call without a signature was taken');
		const report = receiveUnsignedReport(call);
		if (isRejection(report)) return;
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
			const signed = signCallback(`${CALLBACK}?order=7`, message, { secret: SECRET });
			promise('url' in signed, 'a reference could not be signed');
			const received = receiveReport({ url: signed.url + REPORT }, CHECK);
			promise(!isRejection(received), 'a signed report was refused');
			promise(received.report.reference === reference, 'a reference arrived as another');

			const altered = changes.reduce(edited, signed.url + REPORT);
			const taken = receiveReport(
				{ url: altered },
				{ secret: SECRET, audience: reportsAt(altered) },
			);
			if (isRejection(taken)) return;
			promise(taken.nonce === signed.nonce, 'another signature was taken');
			const { report } = taken;
			promise(JSON.stringify(report.query) === '{"order":"7"}', 'other parameters were taken');
			promise(report.to === null || report.to.endsWith('234567'), 'another recipient was taken');
			promise(report.reference === reference, 'another reference was taken');
		},
	),
];
