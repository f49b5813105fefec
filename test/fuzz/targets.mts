import fc from 'fast-check';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const built = (path: string) => require(`../../dist/${path}`);

const { openAnswer } = built('nodes/Smsb2b/response/answer.js');
const { Failure } = built('nodes/Smsb2b/response/failures.js');
const { rowsOf } = built('nodes/Smsb2b/response/rows.js');
const { readRow } = built('nodes/Smsb2b/response/columns.js');
const { contactColumns, contactList } = built('nodes/Smsb2b/resources/contact/columns.js');
const { chooseEncoding, previewText } = built('nodes/Smsb2b/text/index.js');
const { canonical, listed } = built('nodes/Smsb2b/recipients/recipient.js');
const { matchAccepted } = built('nodes/Smsb2b/recipients/match.js');
const { receiveReport, signCallback, isRefusal } = built('callback/index.js');

/** What is fuzzed: any input of this kind must keep the promise. */
export interface Target {
	name: string;
	/** The property, over generated inputs. */
	property: fc.IProperty<unknown>;
}

const formats = fc.constantFrom('json', 'xml', 'v2');
const contentTypes = fc.constantFrom(
	'application/json',
	'text/xml; charset=utf-8',
	'text/html; charset=iso-8859-7',
	'text/plain; charset=utf-16le',
	'charset=nonsense',
	'',
);

/** An answer is read, or refused with a message: nothing else may be thrown, and no prototype touched. */
function read(body: unknown, contentType: string, format: string): void {
	try {
		const response = { body, statusCode: 200, headers: { 'content-type': contentType } };
		const answer = openAnswer(response, { format });
		for (const row of rowsOf(answer, contactList)) {
			const json = readRow(row, contactColumns);
			if (Object.getPrototypeOf(json) !== Object.prototype)
				throw new Error('a row has another prototype');
		}
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
	}
	if (Object.keys(Object.prototype).length > 0) throw new Error('Object.prototype was changed');
}

const keys = fc.oneof(
	fc.constantFrom(
		'contacts',
		'contact',
		'status',
		'error',
		'remarks',
		'total',
		'0',
		'1',
		'__proto__',
		'constructor',
	),
	fc.string({ maxLength: 8 }),
);
const { anyJson } = fc.letrec<{ anyJson: unknown }>((tie) => ({
	anyJson: fc.oneof(
		{ maxDepth: 5 },
		fc.jsonValue({ maxDepth: 1 }),
		fc.array(tie('anyJson'), { maxLength: 4 }),
		fc.dictionary(keys, tie('anyJson'), { maxKeys: 6, noNullPrototype: true }),
	),
}));

const xmlName = fc.constantFrom(
	'contacts',
	'contact',
	'status',
	'error',
	'contactId',
	'a',
	'__proto__',
	'prototype',
	'constructor',
);
const xmlText = fc.oneof(
	fc.string(),
	fc.constantFrom('&amp;', '&lol;', '&#945;', '<![CDATA[x]]>', '<!-- -->', '<?pi?>', '<a'),
);
const { anyXml } = fc.letrec<{ anyXml: string }>((tie) => ({
	anyXml: fc.oneof(
		{ maxDepth: 6 },
		xmlText,
		fc
			.tuple(xmlName, fc.array(tie('anyXml'), { maxLength: 4 }))
			.map(([name, inner]) => `<${name}>${inner.join('')}</${name}>`),
	),
}));

const SECRET = 'fuzz';
const parameterNames = fc.oneof(
	fc.constantFrom(
		'msgid',
		'status',
		'to',
		'cost',
		'mcc',
		'mnc',
		'ref',
		'sig',
		'signature',
		'__proto__',
	),
	fc.string({ maxLength: 6 }),
);
const queries = fc
	.array(
		fc.tuple(
			parameterNames,
			fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('d', 'f', '306971234567', '%zz')),
		),
		{ maxLength: 8 },
	)
	.map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'));

const numbers = fc.oneof(
	fc.string({ maxLength: 20 }),
	fc.stringMatching(/^(\+|00)?(30)?69\d{8}$/),
	fc.stringMatching(/^[\d +()-]{0,20}$/),
);

const texts = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 400 }),
	fc.string({
		unit: fc.constantFrom('α', 'Ά', 'A', '€', '{', '\ud83d', '\ude00', '😀', '\n'),
		maxLength: 400,
	}),
);

/** All that is fuzzed. */
export const targets: Target[] = [
	{
		name: 'reader: any bytes',
		property: fc.property(
			fc.uint8Array({ maxLength: 300 }),
			contentTypes,
			formats,
			(bytes, type, format) => read(Buffer.from(bytes), type, format),
		),
	},
	{
		name: 'reader: any JSON',
		property: fc.property(anyJson, formats, (value, format) =>
			read(JSON.stringify(value), 'application/json', format),
		),
	},
	{
		name: 'reader: any XML',
		property: fc.property(anyXml, formats, (inner, format) =>
			read(`<response><status>1</status>${inner}</response>`, 'text/xml', format),
		),
	},
	{
		name: 'callback check: any query',
		property: fc.property(queries, fc.option(anyJson), (query, body) => {
			const received = receiveReport(
				{ url: `/webhook/x?${query}`, body: body ?? undefined },
				SECRET,
			);
			if (!isRefusal(received)) throw new Error('a call without a signature was taken');
		}),
	},
	{
		name: 'callback check: signed and altered',
		property: fc.property(
			fc.string({ minLength: 1, maxLength: 30 }),
			fc.nat(),
			fc.nat(255),
			(reference, at, byte) => {
				const signed = signCallback(
					'https://n8n.example.com/webhook/x',
					{ to: '306971234567', reference },
					SECRET,
				);
				if (!('url' in signed)) return;
				const report = '&msgid=1&status=d&to=306971234567';
				if (isRefusal(receiveReport({ url: signed.url + report }, SECRET)))
					throw new Error('a signed report was refused');
				const place =
					signed.url.indexOf('?') + 1 + (at % (signed.url.length - signed.url.indexOf('?') - 1));
				const altered =
					signed.url.slice(0, place) + String.fromCharCode(byte) + signed.url.slice(place + 1);
				if (new URL(altered).search === new URL(signed.url).search) return;
				const received = receiveReport({ url: altered + report }, SECRET);
				if (!isRefusal(received) && received.report.reference !== reference)
					throw new Error('an altered reference was taken');
			},
		),
	},
	{
		name: 'numbers: any list of recipients',
		property: fc.property(fc.array(numbers, { maxLength: 20 }), (written) => {
			const asked = listed(written.join(','), 0).map(
				(recipient: { written: string }) => recipient.written,
			);
			const rows = asked.map((number: string, at: number) => ({
				msisdn: canonical(number),
				smsId: String(at),
			}));
			const matched = matchAccepted(asked, rows);
			const used = matched.filter(Boolean);
			if (new Set(used).size !== used.length) throw new Error('a row answered for two numbers');
			if (used.length !== asked.length) throw new Error('an accepted number was not found');
		}),
	},
	{
		name: 'text: any text',
		property: fc.property(texts, fc.constantFrom('auto', 'gsm', 'unicode'), (text, wish) => {
			const { parts, ucs, encoding } = chooseEncoding(text, wish);
			const preview = previewText(text, wish);
			if (ucs !== (encoding === 'unicode')) throw new Error('ucs and encoding differ');
			if (parts !== preview.parts) throw new Error('the preview counts other parts');
			if (preview.arrivesAs !== '' && parts < 1) throw new Error('a text without a part');
		}),
	},
];
