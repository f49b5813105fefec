import {
	BASIC_TABLE,
	EXTENSION_TABLE,
	GSM_CHARACTERS,
	isGsm,
	septetsOf,
} from '../../../../lib/encoding/alphabet';

/**
 * The tables of 3GPP TS 23.038 V16 as Perl's Encode::GSM0338 2.10 decodes them, one code after the other from 0x00:
 * an oracle that shares nothing with our tables. `1B` marks the escape.
 */
const STANDARD_BASIC = `
	0040 00A3 0024 00A5 00E8 00E9 00F9 00EC 00F2 00C7 000A 00D8 00F8 000D 00C5 00E5
	0394 005F 03A6 0393 039B 03A9 03A0 03A8 03A3 0398 039E 001B 00C6 00E6 00DF 00C9
	0020 0021 0022 0023 00A4 0025 0026 0027 0028 0029 002A 002B 002C 002D 002E 002F
	0030 0031 0032 0033 0034 0035 0036 0037 0038 0039 003A 003B 003C 003D 003E 003F
	00A1 0041 0042 0043 0044 0045 0046 0047 0048 0049 004A 004B 004C 004D 004E 004F
	0050 0051 0052 0053 0054 0055 0056 0057 0058 0059 005A 00C4 00D6 00D1 00DC 00A7
	00BF 0061 0062 0063 0064 0065 0066 0067 0068 0069 006A 006B 006C 006D 006E 006F
	0070 0071 0072 0073 0074 0075 0076 0077 0078 0079 007A 00E4 00F6 00F1 00FC 00E0`
	.trim()
	.split(/\s+/)
	.map((hex) => parseInt(hex, 16));

const STANDARD_EXTENSION = new Map([
	[0x0a, 0x000c],
	[0x14, 0x005e],
	[0x28, 0x007b],
	[0x29, 0x007d],
	[0x2f, 0x005c],
	[0x3c, 0x005b],
	[0x3d, 0x007e],
	[0x3e, 0x005d],
	[0x40, 0x007c],
	[0x65, 0x20ac],
]);

const ESCAPE = 0x1b;

describe('the GSM 03.38 alphabet', () => {
	it('has the 128 codes of the basic table in their places', () => {
		const ours = Array.from(BASIC_TABLE.join(''), (character) => character.charCodeAt(0));
		expect(ours).toEqual(STANDARD_BASIC);
	});

	it('has the ten codes of the extension table', () => {
		const ours = Object.entries(EXTENSION_TABLE).map(([code, character]) => [
			Number(code),
			character.charCodeAt(0),
		]);
		expect(new Map(ours as Array<[number, number]>)).toEqual(STANDARD_EXTENSION);
	});

	it('counts every code unit there is as the standard does', () => {
		const basic = new Set(STANDARD_BASIC.filter((code) => code !== ESCAPE));
		const extension = new Set(STANDARD_EXTENSION.values());
		for (let codeUnit = 0; codeUnit <= 0xffff; codeUnit++) {
			const expected = basic.has(codeUnit) ? 1 : extension.has(codeUnit) ? 2 : 0;
			if (septetsOf(codeUnit) !== expected) {
				throw new Error(`U+${codeUnit.toString(16)}: ${septetsOf(codeUnit)}, not ${expected}`);
			}
		}
	});

	it('lists 137 characters: 127 and 10', () => {
		expect(GSM_CHARACTERS).toHaveLength(137);
		expect(new Set(GSM_CHARACTERS).size).toBe(137);
		expect(isGsm(GSM_CHARACTERS)).toBe(true);
	});

	it.each(['ç', 'ά', 'Α', '\u001b', '\t', '’', '\u00a0', '😀', '\ud83d', 'e\u0301'])(
		'does not have %j',
		(text) => {
			expect(isGsm(text)).toBe(false);
		},
	);
});
