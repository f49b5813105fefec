import googleLibphonenumber from 'google-libphonenumber';
import type { PhoneNumber } from 'google-libphonenumber';
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

const { PhoneNumberType, PhoneNumberUtil } = googleLibphonenumber;
const plans = PhoneNumberUtil.getInstance();

const MOBILE_TYPES: ReadonlySet<number> = new Set([
	PhoneNumberType.MOBILE,
	PhoneNumberType.FIXED_LINE_OR_MOBILE,
]);
const HOME = 'GR';
const HOME_CODE = 30;
/** Nearly all numbers of a test with very many recipients; the library takes twenty times as long for one. */
const GREEK_MOBILE = /^(?:(?:00)?30)?(69\d{8})$/;
const PREFIX_LENGTH = 3;
const countryNames = new Intl.DisplayNames(['en'], { type: 'region' });

/**
 * Reads what a caller wrote as a mobile number. Everything but digits is ignored, as the reference says
 * of `mobile/check`; a Greek number may lack its country code, a foreign one may begin with 00.
 * @returns nothing where no mobile number is to be found
 */
export function parseMobile(input: string): Mobile | undefined {
	const digits = input.replace(/\D/g, '');
	const [, greek] = GREEK_MOBILE.exec(digits) ?? [];
	if (greek !== undefined) return describe({ iso: HOME, countryCode: HOME_CODE, national: greek });
	const phone = mobilePhone(digits, HOME) ?? mobilePhone(`+${digits.replace(/^00/, '')}`);
	return phone && describe(read(phone));
}

function mobilePhone(written: string, country?: string): PhoneNumber | undefined {
	const phone = parsed(written, country);
	const isMobile =
		phone && plans.isValidNumber(phone) && MOBILE_TYPES.has(plans.getNumberType(phone));
	return isMobile ? phone : undefined;
}

/** The library throws where there is nothing that it could read. */
function parsed(written: string, country?: string): PhoneNumber | undefined {
	try {
		return plans.parse(written, country);
	} catch {
		return undefined;
	}
}

/** What a number consists of. */
type Parts = Pick<Mobile, 'iso' | 'countryCode' | 'national'>;

function read(phone: PhoneNumber): Parts {
	return {
		iso: plans.getRegionCodeForNumber(phone) ?? '',
		countryCode: Number(phone.getCountryCode()),
		national: plans.getNationalSignificantNumber(phone),
	};
}

function describe({ iso, countryCode, national }: Parts): Mobile {
	return {
		msisdn: `${countryCode}${national}`,
		national,
		iso,
		country: iso ? (countryNames.of(iso) ?? iso).toUpperCase() : '',
		countryCode,
		gsmCode: national.slice(0, PREFIX_LENGTH),
		number: national.slice(PREFIX_LENGTH),
		network: networkOf(iso, national),
		cost: priceOf(iso),
	};
}
