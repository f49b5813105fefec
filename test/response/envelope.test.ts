import { openAnswer } from '../../nodes/Smsb2b/response/answer';
import { Failure } from '../../nodes/Smsb2b/response/failures';

function open(answer: object): object {
	return openAnswer(
		{ body: Buffer.from(JSON.stringify(answer)), headers: {}, statusCode: 200 },
		{ format: 'json', secrets: [] },
	);
}

function refusalOf(answer: object): Failure['text'] {
	try {
		open(answer);
	} catch (error) {
		if (error instanceof Failure) return error.text;
	}
	throw new Error('It was accepted');
}

test.each([
	{ status: '1', error: '0', remarks: 'Success' },
	{ status: 1, error: 0 },
	{ status: '1', remarks: 'Info: No report' },
	{ status: '1', error: '105', remarks: 'whatever error says' },
])('%j is accepted', (answer) => {
	expect(open(answer)).toEqual(answer);
});

test.each<[object, string, string]>([
	[{ status: '0', error: '105', remarks: 'Error: x', id: '0', balance: '1' }, '105', 'The balance'],
	[{ status: 0, error: 105 }, '105', 'The balance of the account is not enough'],
	[{ status: '0', error: '0', remarks: 'Failed' }, '0', 'SMSB2B did not carry out the call'],
	[{ status: '0' }, '0', 'SMSB2B did not carry out the call'],
	[{ error: '101' }, '101', 'SMSB2B did not accept the credential'],
	[{ status: '2', error: '0' }, '0', 'SMSB2B did not carry out the call'],
	[{ status: '0', error: '999', remarks: 'Brand new' }, '999', 'SMSB2B did not carry out the call'],
	[{ status: '0', error: -1, remarks: { a: 1 } }, '0', 'SMSB2B did not carry out the call'],
])('%j is refused with code %s', (answer, code, what) => {
	const text = refusalOf(answer);
	expect(text.facts?.code).toBe(code);
	expect(text.what).toContain(what);
	expect(text.remedy).toContain(`code ${code}`);
});

test('only a credential that is refused stops a run', () => {
	expect(refusalOf({ status: '0', error: '101' }).stopsRun).toBe(true);
	for (const error of ['0', '105', '106', '517', '999']) {
		expect(refusalOf({ status: '0', error }).stopsRun).toBeFalsy();
	}
});
