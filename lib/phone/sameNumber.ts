import type { Filter } from '../api/filters';
import { digitsOf, visibleNumber, withoutSeparators } from './writtenNumber';

/** More digits are a whole number, in front of which zeros are a prefix and no digits of it. */
const MOST_OF_END = 7;

/** Passes items whose number ends in these digits, so that a national number finds its MSISDN. */
export function sameNumber(field: string): Filter {
	return (wanted) => {
		const written = digitsOf(withoutSeparators(visibleNumber(wanted)));
		const digits = written.length > MOST_OF_END ? written.replace(/^0+/, '') : written;
		return (item) => digits !== '' && digitsOf(String(item[field] ?? '')).endsWith(digits);
	};
}
