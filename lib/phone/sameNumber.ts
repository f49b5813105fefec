import type { Filter } from '../api/filters';
import { visible, withoutSeparators } from './writtenNumber';

/** Passes items whose number ends in these digits, so that a national number finds its MSISDN. */
export function sameNumber(field: string): Filter {
	return (wanted) => {
		const digits = withoutSeparators(visible(wanted)).replace(/\D/g, '').replace(/^0+/, '');
		return (item) =>
			digits !== '' &&
			String(item[field] ?? '')
				.replace(/\D/g, '')
				.endsWith(digits);
	};
}
