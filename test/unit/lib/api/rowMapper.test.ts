import { asId, asNumber, asText } from '../../../../lib/api/rowMapper';

test.each([
	['39116149', undefined, '39116149'],
	[39116149, undefined, '39116149'],
	['12345678901234567890', undefined, '12345678901234567890'],
	['', 5, '5'],
	['0', '7', '7'],
	[2 ** 53, '7', '7'],
])('of %j and %j the ID is %s', (value, other, id) => {
	expect(asId(value, other)).toBe(id);
});

test.each([2 ** 53, 2 ** 64, 1e21, 1.5, -0.5, NaN, 0, '0', '', null, undefined, {}, ['5', '6']])(
	'%j is no ID',
	(value) => {
		expect(asId(value)).toBeUndefined();
	},
);

test.each([
	['a', 'b', 'a'],
	['', 'b', 'b'],
	[null, 'b', 'b'],
	[undefined, 'b', 'b'],
	[{}, 'b', 'b'],
	['', undefined, ''],
	[null, undefined, ''],
	[undefined, '', ''],
	['', null, ''],
	['', {}, ''],
	[undefined, undefined, undefined],
	['0', '7', '0'],
])('of %j and %j the text is %j', (value, other, text) => {
	expect(asText(value, other)).toBe(text);
});

test.each([
	[null, '1', 1],
	['', 1, 1],
	['0', '1', 0],
	[0, 1, 0],
	['', '', undefined],
])('of %j and %j the number is %j', (value, other, number) => {
	expect(asNumber(value, other)).toBe(number);
});
