/** The fewest digits that can be a mobile number; SMSB2B itself decides on the rest. */
export const FEWEST_DIGITS = 6;

/** Whether a text has digits enough to be a mobile number. */
export function mayBeNumber(written: string): boolean {
	return written.replace(/\D/g, '').length >= FEWEST_DIGITS;
}

/**
 * A number in a form in which the spellings of one number are equal: +30, 0030, spaces and, for Greek
 * mobile numbers (69 and eight digits), the missing country code, which SMSB2B adds.
 */
export function canonical(written: string): string {
	const digits = written.replace(/\D/g, '').replace(/^00/, '');
	return /^69\d{8}$/.test(digits) ? `30${digits}` : digits.replace(/^0+/, '');
}
