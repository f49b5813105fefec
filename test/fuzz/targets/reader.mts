import fc from 'fast-check';

import { built, promise, target, type Target } from './target.mts';

const { parseResponse } = built('lib/api/parseResponse.js');
const { Smsb2bError } = built('lib/errors/itemError.js');
const { asItems } = built('lib/api/output.js');
const { rowsOf } = built('lib/api/rows.js');
const { mapRow } = built('lib/api/rowMapper.js');
const { contactColumns, contactList } = built('nodes/Smsb2b/resources/contact/columns.js');

type Format = 'json' | 'xml' | 'v2';

interface Given {
	body: Buffer | string;
	contentType?: string;
	format: Format;
	httpStatus?: number;
}

const formats = fc.constantFrom<Format>('json', 'xml', 'v2');
const httpStatuses = fc.constantFrom(200, 200, 200, 302, 404, 429, 500, 502);
const contentTypes = fc.constantFrom(
	'application/json',
	'text/xml; charset=utf-8',
	'text/html; charset=iso-8859-7',
	'text/plain; charset=utf-16le',
	'charset=nonsense',
	'',
);

/** An item that was made of the answer, in both ways that the option Output knows. */
const outputs = ['simplified', 'raw'].map((output) => ({
	getNodeParameter: (name: string, fallback: unknown) =>
		name === 'options.output' ? output : fallback,
	getItemIndex: () => 0,
}));

/** An answer is read, or refused with a message: nothing else is thrown, and no prototype touched. */
function read({ body, contentType = '', format, httpStatus = 200 }: Given): object | undefined {
	const response = { body, statusCode: httpStatus, headers: { 'content-type': contentType } };
	try {
		const answer = parseResponse(response, { format, secrets: [] });
		const rows = () =>
			rowsOf(answer, contactList).map((row: object) => mapRow(row, contactColumns));
		for (const context of outputs) {
			for (const { json } of asItems(context, answer, rows)) checkItem(json);
		}
		return answer;
	} catch (error) {
		if (!(error instanceof Smsb2bError)) throw error;
		checkWords(error as Error & { text: ErrorText });
		return undefined;
	} finally {
		promise(Object.keys(Object.prototype).length === 0, 'Object.prototype was changed');
	}
}

function checkItem(json: object): void {
	JSON.stringify(json);
	checkPrototypes(json);
}

/** No object of an item has another prototype, or would get one when it is copied. */
function checkPrototypes(value: unknown): void {
	if (typeof value !== 'object' || value === null) return;
	if (!Array.isArray(value)) {
		promise(Object.getPrototypeOf(value) === Object.prototype, 'an item has another prototype');
		promise(!Object.hasOwn(value, '__proto__'), 'an item would change a prototype');
	}
	for (const inner of Object.values(value)) checkPrototypes(inner);
}

interface ErrorText {
	message: string;
	description: string;
}

/** Longer than any message, shorter than a body. */
const MOST_CHARACTERS = 2000;

function checkWords({ text: { message, description } }: { text: ErrorText }): void {
	promise(message !== '' && description !== '', 'a refusal has no words');
	promise(message.length + description.length < MOST_CHARACTERS, 'a refusal is as long as a body');
}

const KEYS = [
	...[
		'contacts',
		'contact',
		'contactId',
		'status',
		'status',
		'error',
		'remarks',
		'total',
		'0',
		'1',
	],
	...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'length'],
];
const keys = fc.oneof(fc.constantFrom(...KEYS), fc.string({ maxLength: 8 }));
const { anyJson } = fc.letrec<{ anyJson: unknown }>((tie) => ({
	anyJson: fc.oneof(
		{ maxDepth: 5 },
		fc.oneof(fc.constantFrom<unknown>('1', 1, '0', 0, null, true), fc.string(), fc.double()),
		fc.array(tie('anyJson'), { maxLength: 4 }),
		fc.dictionary(keys, tie('anyJson'), { maxKeys: 6, noNullPrototype: true }),
	),
}));

/** Half of them look like an answer. */
const jsonAnswer = fc
	.tuple(anyJson, fc.boolean(), fc.constantFrom('1', 1, '0', 'd'))
	.map(([value, isAnswer, status]) => (isAnswer ? { status, contacts: value } : value))
	.map((value) => JSON.stringify(value));

const xmlName = fc.constantFrom(...KEYS.filter((key) => !/^\d/.test(key)), 'a', 'response', 'html');
const xmlText = fc.oneof(
	fc.string(),
	fc.constantFrom('1', '0', '105', 'Καλημέρα', '&amp;', '&lol;', '&#945;', '&#xD800;', '&#0;'),
	fc.constantFrom(
		'<![CDATA[x]]>',
		'<![CDATA[',
		']]>',
		'<!-- -->',
		'<!--',
		'<?pi?>',
		'<?',
		'<a',
		'<a b="',
	),
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
const trailers = fc.array(fc.constantFrom('<!-- x -->', '<?pi?>', '\n', '-->', '?>', 'x'), {
	maxLength: 3,
});

/** Bytes as text, so that they can be kept as JSON. */
const anyBytes = fc
	.uint8Array({ maxLength: 300 })
	.map((bytes) => Buffer.from(bytes).toString('latin1'));

/** Whether SMSB2B said that it carried the call out, read from the text of the answer itself. */
function saysSuccess(text: string): boolean {
	const { status } = JSON.parse(text) as { status?: unknown };
	return status === '1' || status === 1;
}

/** What is fuzzed of the reading of answers. */
export const readerTargets: Target[] = [
	target(
		'reader: any bytes',
		[anyBytes, contentTypes, formats, httpStatuses],
		(bytes, contentType, format, httpStatus) => {
			read({ body: Buffer.from(bytes, 'latin1'), contentType, format, httpStatus });
		},
	),
	target('reader: any JSON', [jsonAnswer, formats, httpStatuses], (body, format, httpStatus) => {
		const answer = read({ body, format, httpStatus });
		const isPlain = !/^\s*[[{]/.test(body);
		promise(!answer || isPlain || saysSuccess(body), 'a refusal was taken for a success');
	}),
	target(
		'reader: any XML',
		[anyXml, trailers, formats, fc.boolean()],
		(inner, trailer, format, isAnswer) => {
			const body = isAnswer ? `<response><status>1</status>${inner}</response>` : `<${inner}`;
			read({ body: body + trailer.join(''), contentType: 'text/xml', format });
		},
	),
];
