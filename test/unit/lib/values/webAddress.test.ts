import { parseWebAddress } from '../../../../lib/values/webAddress';

test.each([
	['https://example.com/page?a=1', 'https://example.com/page?a=1'],
	[' HTTP://Example.com ', 'http://example.com/'],
	['https:example.com', 'https://example.com/'],
])('%s is a web address', (text, href) => {
	expect(parseWebAddress(text)?.href).toBe(href);
});

test.each([
	'',
	'example.com',
	'https://',
	'ftp://example.com',
	'javascript:alert(1)',
	'https://a b/',
])('"%s" is no web address', (text) => {
	expect(parseWebAddress(text)).toBeUndefined();
});
