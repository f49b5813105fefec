/** The GSM 03.38 default alphabet. */
const BASIC = new Set(
	'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
		'¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Characters that GSM 03.38 writes as two: an escape and the character. */
const EXTENSION = new Set('\f^{}\\[~]|€');
/** Greek capitals that the alphabet lacks and a phone shows by the same-looking Latin letter. */
const LOOK_ALIKES = new Set('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ');

const GREEK = /\p{Script=Greek}/u;
const MARKS = /\p{M}/gu;
const REPLACEMENT = '?';

/** @returns how many septets a character takes in an SMS; 0 where the alphabet lacks it */
export function septets(character: string): number {
	if (EXTENSION.has(character)) return 2;
	return BASIC.has(character) || LOOK_ALIKES.has(character) ? 1 : 0;
}

/**
 * Writes a text as the gateway does without `ucs`: Greek as unaccented capitals,
 * other letters without the accents the alphabet lacks, and `?` for what is left.
 */
export function toGsm(text: string): string {
	return Array.from(text, (character) => {
		if (septets(character) > 0) return character;
		const bare = character.normalize('NFD').replace(MARKS, '');
		const written = GREEK.test(bare) ? bare.toUpperCase() : bare;
		return septets(written) > 0 ? written : bare === '' ? '' : REPLACEMENT;
	}).join('');
}
