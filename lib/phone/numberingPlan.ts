import type { Country } from './countries';
import { digitsOf, visibleNumber, withoutSeparators } from './writtenNumber';

/** How numbers are compared that may lack the country code of one country. */
export interface NumberingPlan {
	/** A number in a form in which all spellings of it are equal: its MSISDN, without a sign in front. */
	canonical(written: string): string;
}

/** A Greek mobile number as nearly everyone writes it, and as SMSB2B returns it. The library lacks 686 as yet. */
const GREEK = /^(?:(?:\+|00)?30)?(6(?:9\d|8[5-9])\d{7})$/;

/** Numbers that are kept because they are looked at again and again; when there are more, all are forgotten. */
const MOST_KEPT = 20_000;

const plans = new Map<Country, NumberingPlan>();

/**
 * The numbering plan of a country. libphonenumber decides which spellings are one number; it is loaded here, at first
 * use. Of the commonest spelling it is known beforehand, and a property test holds that the library says the same.
 */
export async function numberingPlanOf(country: Country): Promise<NumberingPlan> {
	const known = plans.get(country);
	if (known) return known;
	const { msisdnOf } = await import('./libphonenumber');
	const ofBare = (number: string) => {
		const digits = digitsOf(number).replace(/^00/, '');
		return msisdnOf(digits, /^(?:\+|00)/.test(number) ? undefined : country);
	};
	const ofDigits = country === 'GR' ? greekFirst(ofBare) : ofBare;
	const slowly = kept((written) => ofDigits(withoutSeparators(visibleNumber(written))));
	const plan = { canonical: country === 'GR' ? greekFirst(slowly) : slowly };
	plans.set(country, plan);
	return plan;
}

type Canonical = NumberingPlan['canonical'];

function greekFirst(canonical: Canonical): Canonical {
	return (written) => {
		const [, national] = GREEK.exec(written) ?? [];
		return national === undefined ? canonical(written) : `30${national}`;
	};
}

function kept(canonical: Canonical): Canonical {
	const known = new Map<string, string>();
	return (written) => {
		const found = known.get(written) ?? canonical(written);
		if (known.size >= MOST_KEPT) known.clear();
		known.set(written, found);
		return found;
	};
}
