import {
	type CountryCode,
	parsePhoneNumberFromString,
	type PhoneNumber,
} from 'libphonenumber-js/mobile';

import type { Country } from './countries';

/**
 * The digits of a number as MSISDN, as far as the numbering plans of the world tell.
 *
 * The metadata are those of mobile numbers ("mobile"), since digits alone may be a national number or an MSISDN, and
 * it has to be known which of the two is a mobile number. The smaller "min" knows lengths and first digits only: with
 * it the Japanese mobile 819012345678 is Greek, of country code 30. The larger "max" adds the other types of numbers,
 * that get no SMS.
 *
 * @param digits of a national number, or of one with its country code
 * @param country whose national numbers they may be; undefined when they begin with a country code
 */
export function msisdnOf(digits: string, country?: Country): string {
	const readings = readingsOf(digits, country as CountryCode | undefined);
	const likely =
		readings.find((number) => number.isValid()) ??
		readings.find((number) => number.isPossible() && isInternational(number, digits));
	return likely?.number.slice(1) ?? digits.replace(/^0+/, '');
}

/** What digits can be, the likeliest first; zeros in front of a number or of its national part may be one too many. */
function readingsOf(digits: string, country?: CountryCode): PhoneNumber[] {
	const bare = digits.replace(/^0+/, '');
	const spellings = bare === digits ? [digits] : [digits, bare];
	const readings = spellings.flatMap((spelling) => [
		country && parsePhoneNumberFromString(spelling, country),
		parsePhoneNumberFromString(`+${spelling}`),
	]);
	const known = readings.filter((reading) => reading !== undefined);
	return [...known, ...known.flatMap(withoutTrunkZero)];
}

/** Where the plan has no trunk prefix, as the Greek one, the library keeps a zero that was written all the same. */
function withoutTrunkZero({ countryCallingCode, nationalNumber }: PhoneNumber): PhoneNumber[] {
	const bare = nationalNumber.replace(/^0+/, '');
	if (bare === nationalNumber) return [];
	const reading = parsePhoneNumberFromString(`+${countryCallingCode}${bare}`);
	return reading ? [reading] : [];
}

/** Of numbers that the plans do not know yet, SMSB2B's own are the surest: its responses have MSISDNs. */
function isInternational({ countryCallingCode }: PhoneNumber, digits: string): boolean {
	return digits.replace(/^0+/, '').startsWith(countryCallingCode);
}
