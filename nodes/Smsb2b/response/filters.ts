import type { IDataObject } from 'n8n-workflow';

/** Makes, of the value that the user gave a filter, the test that an item must pass. */
export type Filter = (wanted: string) => (item: IDataObject) => boolean;

/** Passes items in which one of the fields has this text; capitals and accents make no difference. */
export function containsText(...fields: string[]): Filter {
	return (wanted) => {
		const part = folded(wanted);
		return (item) => fields.some((field) => folded(String(item[field] ?? '')).includes(part));
	};
}

/** Passes items whose number ends in these digits, so that a national number finds its MSISDN. */
export function sameNumber(field: string): Filter {
	return (wanted) => {
		const digits = wanted.replace(/\D/g, '').replace(/^0+/, '');
		return (item) =>
			digits !== '' &&
			String(item[field] ?? '')
				.replace(/\D/g, '')
				.endsWith(digits);
	};
}

/** Passes items whose field is this value. */
export function equals(field: string): Filter {
	return (wanted) => (item) => String(item[field] ?? '') === wanted;
}

/** Passes items from this day and time on; both are written year first, so that texts can be compared. */
export function from(field: string): Filter {
	return (wanted) => {
		const start = sqlTime(wanted);
		return (item) => String(item[field] ?? '') >= start;
	};
}

/** Passes items before this day and time. */
export function before(field: string): Filter {
	return (wanted) => {
		const end = sqlTime(wanted);
		return (item) => String(item[field] ?? '') < end;
	};
}

/** SMSB2B writes times as `YYYY-MM-DD HH:MM:SS`, n8n's date picker with a T. */
function sqlTime(wanted: string): string {
	return wanted.trim().replace('T', ' ').slice(0, 19);
}

/** A text without accents and capitals, so that it is found however it is typed. */
export function folded(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{Mn}/gu, '')
		.toLowerCase()
		.replace(/ς/g, 'σ');
}
