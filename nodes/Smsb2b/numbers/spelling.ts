import { visible, withoutSeparators } from './written';

/**
 * A number in a form in which the spellings of one number are equal: +30, 0030, spaces and, for Greek
 * mobile numbers, the missing country code, which SMSB2B adds.
 */
export function canonical(written: string): string {
	if (/^3069\d{8}$/.test(written)) return written;
	const number = withoutSeparators(visible(written));
	const digits = number.replace(/\D/g, '').replace(/^00/, '');
	return /^(?:69\d|68[5-9])\d{7}$/.test(digits) ? `30${digits}` : digits.replace(/^0+/, '');
}
