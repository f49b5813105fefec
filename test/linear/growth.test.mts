import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromBuild } from '../../scripts/docs/build.mts';

/*
 * Twice the text may take twice the time, not four times. Time is what this thread has used of the processor, and the
 * least of several runs, so that a busy machine does no harm. What is over in a few milliseconds is not compared: of
 * 131,072 characters, anything quadratic takes seconds. Where a comparison fails, it is made again: what is quadratic
 * fails each time.
 */
const CHARACTERS = 1 << 16;
const MILLISECONDS_TO_COMPARE = 30;
const RUNS = 3;
const ATTEMPTS = 5;
const MOST_GROWTH = 3;

type Work = (text: string) => unknown;
type Build = Record<string, (...values: unknown[]) => unknown>;

const of = (file: string) => fromBuild<Build>(file);
const { decodeBody } = of('lib/api/decodeBody.js');
const plain = of('lib/api/plainText.js');
const answer = of('lib/api/parseResponse.js');
const filters = of('lib/api/filters.js') as unknown as {
	containsText(field: string): (wanted: string) => (item: object) => boolean;
};
const numberFilter = of('lib/phone/sameNumber.js') as unknown as {
	sameNumber(field: string): (wanted: string) => (item: object) => boolean;
};
const reading = of('lib/phone/readMobileNumber.js');
const text = of('lib/encoding/chooseEncoding.js');
const { fastValue } = of('nodes/Smsb2b/runner/fastExpression.js');
const { millisecondsOf } = of('lib/api/historyTime.js');
const callback = of('lib/callback/index.js');
const pages = of('lib/pages/index.js');
const reply = of('lib/reply/index.js');
const dates = of('lib/dates/readDate.js');
const { likenessTo } = of('nodes/Smsb2b/sms/sameText.js') as unknown as {
	likenessTo(typed: string, encoding: string): (listed: { text: string }) => string;
};
const { textOf } = of('lib/values/single.js');
const { baseUrlOf } = of('credentials/session/baseUrl.js');
const { withoutSecrets } = of('lib/errors/redactSecrets.js');
const { asDisplayText, quotation } = of('lib/errors/displayText.js');
const { authenticate } = of('credentials/session/authenticate.js');

const opened =
	(format: string): Work =>
	(body) =>
		answer.parseResponse(
			{ body: Buffer.from(body), headers: {}, statusCode: 200 },
			{ format, secrets: ['k-7f3a9c'] },
		);
const asJson = (body: string) => JSON.stringify({ status: '0', error: '105', remarks: body });
const asXml = (body: string) => `<response><status>0</status><remarks>${body}</remarks></response>`;
const xmlText = (body: string) => asXml(body.replace(/[<&]/g, ''));

const QUESTION = {
	...{ language: 'en', title: '', description: '', buttons: [], freeText: true },
	...{ submitLabel: 'Submit', thanks: '' },
};
const nestedList = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

/** Everything that untrusted text reaches. */
const WORKS: Readonly<Record<string, Work>> = {
	'an answer that is no JSON': opened('json'),
	'JSON with remarks': (body) => opened('json')(asJson(body)),
	'an answer that is no XML': (body) => opened('xml')(`<${body}`),
	'XML with a text': (body) => opened('xml')(xmlText(body)),
	'XML with elements': (body) => opened('xml')(asXml(body)),
	'XML with an element of that name': (body) => opened('xml')(asXml(`<${body}>1</${body}>`)),
	'XML behind which something comes': (body) => opened('xml')(`${asXml('1')}<!--${body}-->`),
	'a plain answer': opened('v2'),
	'a plain answer of states': (body) => plain.statusPairs(body),
	'a charset': (body) => decodeBody(Buffer.from('{}'), `text/html; charset=${body}`),
	'a charset in XML': (body) => decodeBody(Buffer.from(`<?xml ${body} encoding="x`)),
	'bytes of another charset': (body) => decodeBody(Buffer.from(`${body}\xff`, 'latin1')),
	'a filter by text': (body) => filters.containsText('name')(body)({ name: body }),
	'a filter by number': (body) => numberFilter.sameNumber('mobile')(body)({ mobile: body }),
	'a time': (body) => millisecondsOf(body),
	'a number': (body) => reading.readMobileNumber(body),
	'a list with powers of ten': (body) => reading.readMobileNumbers(`6,E${body}x`),
	'a list of numbers': (body) => reading.readMobileNumbers(body),
	'a text in the cheap alphabet': (body) => text.previewText(body, 'gsm'),
	'a text in Unicode': (body) => text.previewText(body, 'unicode'),
	'an expression': (body) => fastValue(`=${body}`, { mobile: '1' }, () => body),
	'an expression of the day': (body) =>
		fastValue(`={{ $today.toFormat('${body}').plus(${body}) }}`, {}, () => body),
	'a delivery report in the query': (body) =>
		callback.receiveUnsignedReport({ url: `/webhook/1?${body}` }),
	'a delivery report in the body': (body) =>
		callback.receiveUnsignedReport({ url: '/', body: { msgid: body, status: body, cost: body } }),
	'a signature': (body) =>
		callback.receiveUnsignedReport({
			url: `/webhook/1?sig=2.1.1.aaaaaaaaaaaa.${body}.${'a'.repeat(43)}`,
		}),
	'a report with lists within lists': (body) =>
		callback.receiveUnsignedReport({
			url: '/',
			body: { msgid: nestedList(body.length), sig: body },
		}),
	'an answer on a page': (body) => {
		const read = pages.readAnswer(QUESTION, { text: body, answer: body });
		return pages.questionPage({ ...QUESTION, description: body }, read);
	},
	'a reply link': (body) => reply.readLink(`/webhook/1?r=${body}`, { secret: 's', days: 1 }),
	'a text with its reply link': (body) => reply.withoutProof(`${body}?r=${body}`),
	'a date': (body) => [dates.readTime(body, 'Europe/Athens'), dates.readDay(body, 'Europe/Athens')],
	'a date that begins well': (body) => dates.readTime(`Dec 24, 1990 8:00 ${body}`, 'Europe/Athens'),
	'a text of the history': (body) => likenessTo(body, 'gsm')({ text: `${body}.` }),
	'a value in lists': (body) => textOf(nestedList(body.length)),
	'a callback URL': (body) =>
		callback.signCallback(
			`https://x.example/${body}`,
			{ to: '1', kind: 'report' },
			{ secret: 's' },
		),
	'a base URL': (body) => baseUrlOf({ baseUrl: `https://x.example${body}` }),
	'an address of another node': (body) =>
		authenticate({ baseUrl: 'https://x.example', apiKey: 'key-1' }, { url: body, body: {} }),
	'an echo of a secret': (body) => withoutSecrets(body, ['k-7f3a9c'], body.length),
	'a message': (body) => quotation(asDisplayText(body), 300),
};

/** What comes again and again; the hard cases of regular expressions, parsers and alphabets. */
const PIECES = [
	...[
		' ',
		'\n',
		'0',
		'1:00 ',
		'+0:00:',
		'9 ',
		'6971234567,',
		'(0)',
		'+30 ',
		'00',
		'-',
		'.',
		',',
		'e',
		'/',
	],
	...[
		'a=1&',
		'%20',
		'%',
		'&',
		'&#x41;',
		'&amp;',
		'&a',
		'<a>',
		'<a',
		'</a>',
		'<!--',
		'<?',
		'<![CDATA[',
		']]>',
	],
	...['{', '[', '{"a":', '"\\', '\\u005f', '__proto__', '{{', '}}', '{{ $json.a ', '.a', "['a']"],
	...[
		'k',
		'k-7f3a9',
		'\\',
		'|1|d',
		'Error: ',
		'GMT ',
		'α',
		'ά',
		'ς',
		'\u0301',
		'€',
		'😀',
		'\ud800',
		'\u202e',
	],
];

/** Milliseconds of the processor that one run takes. */
function cost(work: Work, body: string): number {
	const start = process.threadCpuUsage();
	try {
		const result = work(body);
		if (result instanceof Promise) result.catch(() => {});
	} catch {
		// Refused, which may take no longer either.
	}
	const { user, system } = process.threadCpuUsage(start);
	return (user + system) / 1000;
}

function leastCost(work: Work, body: string): number {
	return Math.min(...Array.from({ length: RUNS }, () => cost(work, body)));
}

/** How many times as long twice the text takes; 0 where both are over at once. */
function growth(work: Work, piece: string, characters = CHARACTERS): number {
	const once = piece.repeat(Math.ceil(characters / piece.length));
	const twice = once + once;
	if (cost(work, twice) < MILLISECONDS_TO_COMPARE) return 0;
	return leastCost(work, twice) / leastCost(work, once);
}

for (const [what, work] of Object.entries(WORKS)) {
	test(`the time for ${what} grows as its length does`, () => {
		for (const piece of PIECES) {
			let least = Infinity;
			for (let attempt = 0; attempt < ATTEMPTS && least >= MOST_GROWTH; attempt += 1) {
				least = Math.min(least, growth(work, piece));
			}
			assert.ok(least < MOST_GROWTH, `${JSON.stringify(piece)}: ${least.toFixed(1)} times as long`);
		}
	});
}

test('what is quadratic would be found out', () => {
	const trimmed: Work = (body) => /\s+$/.test(`${body}.`);
	assert.ok(growth(trimmed, ' ', 16_384) >= MOST_GROWTH);
});
