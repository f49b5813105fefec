import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { NumberType, PhoneNumber } from 'libphonenumber-js/max';
import { networkOf } from './networks.mts';
import type { Network } from './networks.mts';
import { priceOf } from './prices.mts';

/** A mobile number as `mobile/check` describes it. */
export interface Mobile {
	readonly msisdn: string;
	readonly national: string;
	/** ISO 3166 code. */
	readonly iso: string;
	readonly country: string;
	readonly countryCode: number;
	readonly gsmCode: string;
	readonly number: string;
	readonly network: Network;
	/** Credits for one part of an SMS. */
	readonly cost: number;
}

const MOBILE_TYPES: ReadonlySet<NumberType> = new Set<NumberType>([
	'MOBILE',
	'FIXED_LINE_OR_MOBILE',
]);
const HOME = 'GR';
const PREFIX_LENGTH = 3;
const countryNames = new Intl.DisplayNames(['en'], { type: 'region' });

/**
 * Reads what a caller wrote as a mobile number. Everything but digits is ignored, as the reference says
 * of `mobile/check`; a Greek number may lack its country code, a foreign one may begin with 00.
 * @returns nothing where no mobile number is to be found
 */
export function parseMobile(input: string): Mobile | undefined {
	const digits = input.replace(/\D/g, '');
	const phone =
		mobilePhone(parsePhoneNumberFromString(digits, HOME)) ??
		mobilePhone(parsePhoneNumberFromString(`+${digits.replace(/^00/, '')}`));
	return phone && describe(phone);
}

function mobilePhone(phone: PhoneNumber | undefined): PhoneNumber | undefined {
	return phone?.isValid() && MOBILE_TYPES.has(phone.getType()) ? phone : undefined;
}

function describe(phone: PhoneNumber): Mobile {
	const national = phone.nationalNumber;
	const iso = phone.country ?? '';
	return {
		msisdn: phone.number.slice(1),
		national,
		iso,
		country: iso ? (countryNames.of(iso) ?? iso).toUpperCase() : '',
		countryCode: Number(phone.countryCallingCode),
		gsmCode: national.slice(0, PREFIX_LENGTH),
		number: national.slice(PREFIX_LENGTH),
		network: networkOf(iso, national),
		cost: priceOf(iso),
	};
}
