/**
 * The GSM 7 bit default alphabet of 3GPP TS 23.038, clause 6.2.1: sixteen codes a row.
 * 0x1B is the escape to the extension table and no character of its own.
 */
export const BASIC_TABLE = [
	'@£$¥èéùìòÇ\nØø\rÅå',
	'Δ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ',
	' !"#¤%&\'()*+,-./',
	'0123456789:;<=>?',
	'¡ABCDEFGHIJKLMNO',
	'PQRSTUVWXYZÄÖÑÜ§',
	'¿abcdefghijklmno',
	'pqrstuvwxyzäöñüà',
] as const;

/** The default extension table of clause 6.2.1.1: the code that follows the escape, and its character. */
export const EXTENSION_TABLE: Readonly<Record<number, string>> = {
	0x0a: '\f',
	0x14: '^',
	0x28: '{',
	0x29: '}',
	0x2f: '\\',
	0x3c: '[',
	0x3d: '~',
	0x3e: ']',
	0x40: '|',
	0x65: '€',
};

const BASIC_CHARACTERS = BASIC_TABLE.join('').replace('\u001b', '');
const EXTENSION_CHARACTERS = Object.values(EXTENSION_TABLE).join('');

/** Every character that GSM 03.38 can write, in one string. */
export const GSM_CHARACTERS = BASIC_CHARACTERS + EXTENSION_CHARACTERS;

const HIGHEST_CODE_UNIT = 0x20ac;
const SEPTETS = new Uint8Array(HIGHEST_CODE_UNIT + 1);
for (const character of BASIC_CHARACTERS) SEPTETS[character.charCodeAt(0)] = 1;
for (const character of EXTENSION_CHARACTERS) SEPTETS[character.charCodeAt(0)] = 2;

/** The septets that a UTF-16 code unit takes in GSM 03.38: 1, 2 with the escape, 0 when it cannot be written. */
export function septetsOf(codeUnit: number): number {
	return SEPTETS[codeUnit] ?? 0;
}

/** Whether GSM 03.38 can write the whole text as it was typed. */
export function isGsm(text: string): boolean {
	for (let index = 0; index < text.length; index++) {
		if (septetsOf(text.charCodeAt(index)) === 0) return false;
	}
	return true;
}
