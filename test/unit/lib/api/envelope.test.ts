import { parseResponse } from '../../../../lib/api/parseResponse';
import { Smsb2bError } from '../../../../lib/errors/itemError';

function open(answer: object, statusCode = 200): object {
	return parseResponse(
		{ body: Buffer.from(JSON.stringify(answer)), headers: {}, statusCode },
		{ format: 'json', secrets: [] },
	);
}

function refusalOf(answer: object, statusCode?: number): Smsb2bError['text'] {
	try {
		open(answer, statusCode);
	} catch (error) {
		if (error instanceof Smsb2bError) return error.text;
	}
	throw new Error('It was accepted');
}

test.each([
	{ status: '1', error: '0', remarks: 'Success' },
	{ status: 1, error: 0 },
	{ status: '1', remarks: 'Info: No report' },
	{ status: '1', error: '105', id: '7', remarks: 'whatever error says' },
	{ status: '1', error: '1', remarks: 'a code that means nothing' },
])('%j is accepted', (answer) => {
	expect(open(answer)).toEqual(answer);
});

test.each([
	{ status: '1', error: '105', remarks: '' },
	{ status: 1, error: 101, balance: '5', id: '0', smsId: 0, sms: '' },
])('%j contradicts itself, and leaves the outcome open', (answer) => {
	const { message, context } = refusalOf(answer);
	expect(message).toBe('The response from SMSB2B contradicts itself');
	expect(context).toEqual({ outcomeKnown: false });
});

test.each([
	['Error: You dont have enough sms', '105'],
	['Parameter [to] is missing', '102'],
	['Failure: Message failed', '518'],
	['Failure: Message failed to send', '0'],
	['Something else', '0'],
])('a refusal without a code is known by its remarks %j', (remarks, code) => {
	expect(refusalOf({ status: '0', error: '0', remarks }).context?.code).toBe(code);
});

test.each<[object, string, string]>([
	[
		{ status: '0', error: '105', remarks: 'Error: x', id: '0', balance: '1' },
		'105',
		'The account does not have enough credits',
	],
	[{ status: 0, error: 105 }, '105', 'The account does not have enough credits'],
	[{ status: '0', error: '0', remarks: 'Failed' }, '0', 'SMSB2B rejected the request'],
	[{ status: '0' }, '0', 'SMSB2B rejected the request'],
	[{ status: '0', error: '999', remarks: 'Brand new' }, '999', 'SMSB2B rejected the request'],
	[{ status: '0', error: -1, remarks: { a: 1 } }, '0', 'SMSB2B rejected the request'],
])('%j is refused with code %s', (answer, code, message) => {
	const text = refusalOf(answer);
	expect(text.context?.code).toBe(code);
	expect(text.message).toContain(message);
	expect(text.description).toContain(`code ${code}`);
});

test.each<[number, object]>([
	[200, { error: 0, id: '39116149' }],
	[200, { error: '101' }],
	[200, { status: '2', error: '0' }],
	[200, { status: 'OK', smsId: '39116149' }],
	[300, { error: 300 }],
	[303, { error: 303, message: 'See Other' }],
	[304, { error: 304 }],
	[400, { error: 400, message: 'Bad Request' }],
	[408, { error: 408, message: 'Request Time-out' }],
	[500, { status: '0', error: '0' }],
	[500, { status: '0', error: '105', remarks: 'Error: Not enough balance' }],
	[502, { status: 502, error: 'Bad Gateway' }],
	[503, { status: 503, error: 503 }],
	[504, { error: 504, message: 'Gateway Time-out' }],
])('with HTTP status %i, %j leaves open whether the call was executed', (httpStatus, answer) => {
	const { context, description } = refusalOf(answer, httpStatus);
	expect(context).toEqual({ httpStatus, outcomeKnown: false });
	// What it says may be the ID of a message that was sent.
	expect(description).toContain(JSON.stringify(answer).slice(0, 200));
});

test.each<[number, object]>([
	[301, { error: 301 }],
	[302, { error: 302 }],
	[307, { error: 307 }],
	[308, { error: 308 }],
	[404, { error: 404, message: 'Not found' }],
	[429, { error: 429 }],
])('with HTTP status %i, %j says that the call did not get to SMSB2B', (httpStatus, answer) => {
	expect(refusalOf(answer, httpStatus).context).toEqual({ httpStatus, outcomeKnown: true });
});

test.each([200, 400, 401, 402, 403])('a refusal may come with HTTP status %i', (httpStatus) => {
	expect(refusalOf({ status: '0', error: '101' }, httpStatus).context?.code).toBe('101');
});

test.each([200, 404, 500, 504])(
	'an acceptance, with its ID, is believed whatever the HTTP status, such as %i',
	(httpStatus) => {
		const answer = { status: '1', id: '39116149' };
		expect(open(answer, httpStatus)).toEqual(answer);
	},
);

test('only a credential that is refused stops a run', () => {
	expect(refusalOf({ status: '0', error: '101' }).isFatal).toBe(true);
	for (const error of ['0', '105', '106', '517', '999']) {
		expect(refusalOf({ status: '0', error }).isFatal).toBeFalsy();
	}
});
