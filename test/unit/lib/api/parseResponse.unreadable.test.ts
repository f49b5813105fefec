import { parseResponse } from '../../../../lib/api/parseResponse';
import { asDisplayText } from '../../../../lib/errors/displayText';
import { Smsb2bError } from '../../../../lib/errors/itemError';
import type { ResponseFormat } from '../../../../lib/api/formats';

const JSON_ANSWER = '{"status":"1","balance":"5","remarks":"Καλό","error":"0"}';
const XML_ANSWER =
	'<?xml version="1.0" encoding="UTF-8"?>\n<response><status>1</status><balance>5</balance><remarks>Καλό</remarks><error>0</error></response>\n';
const READ = { status: '1', balance: '5', remarks: 'Καλό', error: '0' };

interface Given {
	format?: ResponseFormat;
	contentType?: string;
	statusCode?: number;
}

function open(
	body: Buffer | string,
	{ format = 'json', contentType, statusCode = 200 }: Given = {},
) {
	const headers = contentType ? { 'content-type': contentType } : {};
	return parseResponse(
		{ body: Buffer.from(body as string), headers, statusCode },
		{ format, secrets: [] },
	);
}

function failureOf(body: Buffer | string, given?: Given): Smsb2bError {
	let answer: object;
	try {
		answer = open(body, given);
	} catch (error) {
		expect(error).toBeInstanceOf(Smsb2bError);
		return error as Smsb2bError;
	}
	throw new Error(`It was read: ${JSON.stringify(answer)}`);
}

function utf16(text: string): Buffer {
	return Buffer.from(`\uFEFF${text}`, 'utf16le');
}

test.each<[string, Buffer | string, Given]>([
	['JSON where XML was asked for', JSON_ANSWER, { format: 'xml' }],
	['JSON where plain text was asked for', JSON_ANSWER, { format: 'v2' }],
	['XML where JSON was asked for', XML_ANSWER, { contentType: 'application/json' }],
	['XML that follows a comment', `<!-- cached -->${XML_ANSWER}`, {}],
	['XML before a comment', `${XML_ANSWER}<!-- 12 ms -->\n`, {}],
	['XML before a comment with XML in it', `${XML_ANSWER}<!-- </response> <a> -->`, {}],
	['XML before an instruction', `${XML_ANSWER}<?server one?><!-- x --> <!----><?b?>`, {}],
	['a byte order mark and JSON', `\uFEFF${JSON_ANSWER}`, {}],
	['a byte order mark and XML', `\uFEFF${XML_ANSWER}`, { format: 'xml' }],
	['UTF-16', utf16(JSON_ANSWER), { contentType: 'application/json; charset=utf-8' }],
	['UTF-16, the other way round', utf16(XML_ANSWER).swap16(), { format: 'xml' }],
	['UTF-16 as declared', utf16(JSON_ANSWER).subarray(2), { contentType: 'x; charset=UTF-16LE' }],
	['an unknown charset', JSON_ANSWER, { contentType: 'application/json; charset=klingon' }],
	['white space around it', `\r\n\t ${JSON_ANSWER} \n\n`, {}],
	['an HTTP status of 500', JSON_ANSWER, { statusCode: 500 }],
])('%s is read', (_, body, given) => {
	const answer = open(body, given);
	const { remarks, ...others } = READ;
	expect(answer).toMatchObject(others);
	if (!given.contentType?.includes('klingon')) expect(answer.remarks).toBe(remarks);
});

test('XML that quotes a web page is none', () => {
	const quoted = '<html><body>Offer</body></html>';
	const body = `<response><status>1</status><text><![CDATA[${quoted}]]></text></response>`;
	expect(open(body, { format: 'xml' })).toEqual({ status: '1', text: quoted });
});

test('a charset of the time before UTF-8 is read as declared', () => {
	const body = Buffer.concat([
		...[Buffer.from('{"status":"1","remarks":"'), Buffer.from([0xca, 0xe1, 0xeb, 0xfc])],
		Buffer.from('"}'),
	]);
	const contentType = 'application/json; charset="ISO-8859-7"';
	expect(open(body, { contentType })).toEqual({ status: '1', remarks: 'Καλό' });
});

test.each<[string, string, string, Given]>([
	['nothing', '', 'it is empty', {}],
	['white space', ' \n ', 'it is empty', {}],
	['a web page', '<!DOCTYPE html><html><body>Hello', 'it is a web page', {}],
	['a web page in capitals', ' <HTML><BODY>', 'it is a web page', { format: 'v2' }],
	[
		'a web page that ends like an answer',
		'<!DOCTYPE html><html></response>',
		'it is XML with a DOCTYPE',
		{},
	],
	[
		'JSON that breaks off',
		JSON_ANSWER.slice(0, 20),
		'it is JSON that is incomplete or malformed',
		{},
	],
	[
		'JSON with something behind it',
		`${JSON_ANSWER}x`,
		'it is JSON that is incomplete or malformed',
		{},
	],
	['a JSON list', '[1,2]', 'it is JSON, but not a response from SMSB2B', {}],
	['a JSON text', '"Hello"', 'it is neither JSON nor XML', {}],
	['a number', '39116149', 'it is neither JSON nor XML', {}],
	['JSON without a status', '{"balance":"5"}', 'it has no field "status"', {}],
	['JSON of a message', '{"status":"d","smsId":"1"}', 'its field "status" is neither 1 nor 0', {}],
	[
		'XML that breaks off before a comment',
		`${XML_ANSWER.slice(0, 90)}<!-- </response> -->`,
		'it is XML that is incomplete',
		{},
	],
	['XML that breaks off', XML_ANSWER.slice(0, 90), 'it is XML that is incomplete', {}],
	[
		'XML of somebody else',
		'<rss><status>1</status></rss>',
		'it is XML that is incomplete or not',
		{},
	],
	['XML without fields', '<response>Forbidden</response>', 'it is XML, but malformed or not', {}],
	['two answers in one', '<response><status>1</status></response>'.repeat(2), 'it is XML, but', {}],
	['a text of a gateway', 'Bad Gateway', 'it is text', { format: 'v2', statusCode: 502 }],
	['a text of a firewall', 'Forbidden', 'it is text', { format: 'v2', statusCode: 403 }],
])('%s is not read, and its beginning quoted', (_, body, reason, given) => {
	const { message, description } = failureOf(body, given).text;
	const told = given.statusCode === 502 ? description : message;
	expect(told).toMatch(
		new RegExp(`${told === message ? '^' : ' '}The response could not be read: ${reason}`),
	);
	expect(description).toContain(`The response had HTTP status ${given.statusCode ?? 200}.`);
	// A tag is quoted so that the editor shows it instead of obeying it.
	const start = asDisplayText(body).trim().replace(/\s+/g, ' ').slice(0, 60);
	if (start === '') expect(description).not.toContain('It starts with');
	else expect(description).toContain(`It starts with: “${start}`);
});

const UNREAD = 'The response could not be read: it is a web page';

test.each([
	[301, 'The base URL redirects to another address', 'Enter the final address in "Base URL"', true],
	[404, UNREAD, 'it should end in /api', true],
	[405, UNREAD, 'it should end in /api', true],
	[
		429,
		'SMSB2B is receiving too many requests from you',
		'lower Max Concurrency under Request Options',
		true,
	],
	[500, 'SMSB2B could not process the request', 'usually passes within a few minutes', false],
	[503, 'SMSB2B could not process the request', 'usually passes within a few minutes', false],
	[200, UNREAD, 'it should be the URL of an SMSB2B API', false],
])(
	'HTTP status %i says what happened and what to do, and whether anything may have happened',
	(statusCode, happened, expected, known) => {
		const { message, description, context } = failureOf('<html>', { statusCode }).text;
		expect(message).toBe(happened === UNREAD ? UNREAD : `${happened} (HTTP status ${statusCode})`);
		expect(description).toContain(expected);
		expect(context).toEqual({ httpStatus: statusCode, outcomeKnown: known });
	},
);

test('of a long body the beginning is quoted, without its control characters', () => {
	const { description } = failureOf(`<html>\u0000\u0007${'x'.repeat(100_000)}`).text;
	expect(description.length).toBeLessThan(500);
	expect(description).toContain('‹html› xxx');
});
