import { asDisplayText, quotation } from '../../../../lib/errors/displayText';

test.each([
	['a link', '<a href="https://x.example">Mend</a>', '‹a href="https://x.example"›Mend‹/a›'],
	['a line feed', 'one\r\ntwo', 'one two'],
	['a line separator', 'one\u2028two\u2029three', 'one two three'],
	['a colour of a terminal', '\u001b[31mred\u001b[0m', ' [31mred [0m'],
	['a colour in one character', '\u009b31mred', ' 31mred'],
	['a turned order', 'sms\u202efdp.exe', 'sms fdp.exe'],
	['Greek', 'Το μήνυμα δεν στάλθηκε & «αυτό»', 'Το μήνυμα δεν στάλθηκε & «αυτό»'],
])('%s is shown as text in one line', (_what, text, shown) => {
	expect(asDisplayText(text)).toBe(shown);
});

test('a quotation says that it was cut', () => {
	expect(quotation('  one\n\ttwo   three', 9)).toBe('one two t…');
	expect(quotation('one two', 9)).toBe('one two');
});
