import { bareId, readPlain } from '../../nodes/Smsb2b/response/plain';

test.each(['123', '9', '39116149', '999'])('the plain text %s is an ID', (text) => {
	expect(readPlain(text, bareId('contactId'))).toEqual({ contactId: text });
});

test.each([
	['0', '0'],
	['101', '101'],
	['202', '202'],
	['Error: Check your credentials', '101'],
])('the plain text %s is a refusal', (text, error) => {
	expect(readPlain(text, bareId('contactId'))).toEqual({ status: '0', error, remarks: text });
});

test.each(['123 456', '12.5', 'OK', 'Service Temporarily Unavailable'])(
	'the plain text %s is neither an ID nor a refusal',
	(text) => {
		expect(readPlain(text, bareId('contactId'))).toBeUndefined();
	},
);
