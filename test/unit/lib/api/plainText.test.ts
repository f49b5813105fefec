import { bareId, readPlainText } from '../../../../lib/api/plainText';

test.each(['123', '9', '39116149', '999'])('the plain text %s is an ID', (text) => {
	expect(readPlainText(text, bareId('contactId'))).toEqual({ contactId: text });
});

/** What API v2 says, with parameters in brackets and IDs in the place of N. */
test.each([
	['102', 'Parameter [to] is missing'],
	['103', 'Parameter [to] cannot be parsed'],
	['104', 'Parameter [text] is missing'],
	['106', 'Message couldnt be sent'],
	['107', 'Parameter smsId is missing'],
	['108', 'Parameter smsId cannot be parsed'],
	['109', 'Message cannot be found'],
	['110', 'Message already delivered or canceled'],
	['111', "Message couldn't be canceled"],
	['201', 'Parameter [mobile] cannot be parsed'],
	['202', 'Contact already exists with this mobile'],
	['203', 'Mobile number is Opt-out'],
	['204', 'Contact couldnt be added'],
	['205', 'No [mobile] parameter'],
	['213', 'No name parameter'],
	['214', 'No [contactId] parameter'],
	['215', 'No [groupId] parameter'],
	['216', 'Error: [contactId:500001] not found'],
	['217', '[groupId:7001] not found'],
	['216', 'Error: [contactId:500001] not found,try again'],
	['221', 'Contact couldnt be updated'],
])('%s is known by the words of API v2: %s', (error, text) => {
	expect(readPlainText(text)).toEqual({ status: '0', error, remarks: text });
	const marked = `Error: ${text.replace(/^Error: /, '')}!`;
	expect(readPlainText(marked, bareId('contactId'))).toMatchObject({ status: '0', error });
});

test.each(['Message failed', 'Error: Message failed!', 'Failure: [Message failed]'])(
	'518 is known by its words alone: %s',
	(text) => expect(readPlainText(text)).toMatchObject({ status: '0', error: '518' }),
);

test.each([
	'Failure: Message failed to send',
	'Error: Message failed after 3 tries',
	'Error: Missing token',
	'Error: Missing tokens, try again',
	'Error: Invalid parameter contactIds',
])('words that go on otherwise are of no known code: %s', (remarks) => {
	expect(readPlainText(remarks)).toEqual({ status: '0', error: '0', remarks });
});

test('0 is a refusal, whatever the endpoint', () => {
	expect(readPlainText('0')).toEqual({ status: '0', error: '0', remarks: '0' });
});

test.each([
	['0', '0'],
	['101', '101'],
	['202', '202'],
	['Error: Check your credentials', '101'],
])('the plain text %s is a refusal', (text, error) => {
	expect(readPlainText(text, bareId('contactId'))).toEqual({ status: '0', error, remarks: text });
});

test.each(['123 456', '12.5', 'OK', 'Service Temporarily Unavailable'])(
	'the plain text %s is neither an ID nor a refusal',
	(text) => {
		expect(readPlainText(text, bareId('contactId'))).toBeUndefined();
	},
);
