/** A recipient as the user wrote it, and the input item it came from. */
export interface Recipient {
	written: string;
	item: number;
}

/** The fewest digits that can be a mobile number. */
const FEWEST_DIGITS = 6;

/**
 * The recipients of a list: commas, semicolons, line breaks and bars part them; an expression may also
 * give an array. Empty places are left out.
 */
export function listed(value: unknown, item: number): Recipient[] {
	return [value]
		.flat()
		.flatMap((part) => String(part ?? '').split(/[,;|\n\r]+/))
		.map((part) => part.trim())
		.filter((part) => part !== '')
		.map((written) => ({ written, item }));
}

/** Whether a text has digits enough to be a mobile number; SMSB2B decides on the rest. */
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
