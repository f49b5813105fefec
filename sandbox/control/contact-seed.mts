import { parseMobile } from '../numbers/mobile.mts';
import { priceOf } from '../numbers/prices.mts';
import type { ContactBook } from '../state/contact-book.mts';

/** Many contacts at once, with numbers that follow one another. */
export interface ContactSeed {
	readonly count: number;
	/** MSISDN of the first; Greek unless told. */
	readonly first?: string;
	/** Name of a new group they all join. */
	readonly group?: string;
}

const FIRST = '306900000001';
const NAMES = ['Μαρία', 'Νίκος', 'Ελένη', 'Γιώργος', 'Άννα'];
const SURNAMES = [
	'Παπαδοπούλου',
	'Γεωργίου',
	'Δημητρίου',
	'Ιωάννου',
	'Νικολάου',
	'Βασιλείου',
	'Κώστα',
];
const DAYS_A_YEAR = 365;
const DAY = 24 * 60 * 60 * 1000;

/** Adds contacts without checking each number; those that are there already stay as they are. */
export function addContacts(book: ContactBook, { count, first = FIRST, group }: ContactSeed): void {
	const cost = parseMobile(first)?.cost ?? priceOf('GR');
	const joined = group === undefined ? null : book.addGroup(group);
	for (let index = 0; index < count; index += 1) {
		const mobile = String(BigInt(first) + BigInt(index));
		const contact = book.byMobile(mobile) ?? book.add(mobile, cost, detailsOf(index));
		if (joined) book.join(joined, contact.id);
	}
}

function detailsOf(index: number) {
	const birthday = new Date(Date.UTC(1980, 0, 1) + (index % (30 * DAYS_A_YEAR)) * DAY);
	return {
		name: NAMES[index % NAMES.length] ?? '',
		surname: SURNAMES[index % SURNAMES.length] ?? '',
		birthday: birthday.toISOString().slice(0, 10),
		custom1: `Class ${1 + (index % 6)}`,
	};
}
