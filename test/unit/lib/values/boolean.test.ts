import { parseBoolean } from '../../../../lib/values/boolean';

test.each([
	...[
		true,
		'true',
		'TRUE',
		' True\n',
		'yes',
		'Y',
		'on',
		'Ναι',
		'ΝΑΙ',
		'ναί',
		'ΑΛΗΘΕΣ',
		'Αληθής',
		'ja',
		'WAHR',
	],
	...[
		1,
		'1',
		'1.0',
		'1,00',
		'１',
		"'1",
		'="1"',
		['yes'],
		'["yes"]',
		'"true"',
		'\uFEFFtrue',
		'yes\u200b',
		'ＹＥＳ',
	],
])('%j is yes', (value) => {
	expect(parseBoolean(value)).toBe(true);
});

test.each([
	...[
		false,
		'false',
		'FALSE',
		'no',
		'N',
		'off',
		'Όχι',
		'ΟΧΙ',
		'οχι',
		'ΨΕΥΔΕΣ',
		'ψευδής',
		'nein',
		'Falsch',
	],
	...[0, '0', '0.0', '0,0', ['no'], '["no"]', '', ' ', null, undefined, []],
])('%j is no', (value) => {
	expect(parseBoolean(value)).toBe(false);
});

test.each([
	...['x', '✓', '-', 'null', 'undefined', 'NaN', 'maybe', 'yesno', 'ok', 2, -1, '10', 0.5, NaN],
	...[['yes', 'no'], {}, { value: true }],
])('%j is neither', (value) => {
	expect(parseBoolean(value)).toBeUndefined();
});
