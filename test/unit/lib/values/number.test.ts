import { parseNumber } from '../../../../lib/values/number';

test.each([
	[10, 10],
	[10.5, 10.5],
	['10', 10],
	[' 10 ', 10],
	['10.0', 10],
	['12,50', 12.5],
	['-5', -5],
	['+10', 10],
	['١٠', 10],
	['１０', 10],
	['10\u200b', 10],
	["'10", 10],
	[['10'], 10],
	['0.125', 0.125],
	['1234.567', 1234.567],
])('%j is the number %d', (value, number) => {
	expect(parseNumber(value)).toBe(number);
});

test.each([
	'1.000',
	'1,000',
	'1.234,50',
	'1 000',
	'1e3',
	'0x10',
	'Infinity',
	'10 SMS',
	'€10',
	'',
	null,
	undefined,
	true,
	Infinity,
	1e21,
	'9'.repeat(16),
	[],
	[1, 2],
	{ value: 1 },
	'5.',
	'.5',
])('%j is no number that everybody reads alike', (value) => {
	expect(parseNumber(value)).toBeNaN();
});
