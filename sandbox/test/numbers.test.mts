import assert from 'node:assert/strict';
import { test } from 'node:test';
import googleLibphonenumber from 'google-libphonenumber';
import { getCountries, getExampleNumber } from 'libphonenumber-js/mobile';
import examples from 'libphonenumber-js/mobile/examples';
import { parseMobile } from '../numbers/mobile.mts';

/** Countries whose numbers, written without a sign, are also Greek mobile numbers. */
const AMBIGUOUS = ['FM', 'MH', 'WS'];

for (const country of getCountries()) {
	const number = getExampleNumber(country, examples);
	// Tristan da Cunha has landlines only, says the sandbox's library.
	if (!number || country === 'TA') continue;
	const msisdn = number.number.slice(1);
	test(`the example number of ${country} is a mobile number, however it is written`, () => {
		const written = [`+${msisdn}`, `00${msisdn}`, number.formatInternational()];
		if (!AMBIGUOUS.includes(country)) written.push(msisdn);
		const found = written.map((each) => parseMobile(each)?.msisdn);
		assert.deepEqual(
			found,
			written.map((each) =>
				AMBIGUOUS.includes(country) && !each.startsWith('00') ? `30${msisdn}` : msisdn,
			),
		);
	});
}

test('trunk prefixes are left out, and what is no mobile number is refused', () => {
	assert.equal(parseMobile('+44 (0)7911 123456')?.msisdn, '447911123456');
	assert.equal(parseMobile('0044 0 7911 123456')?.msisdn, '447911123456');
	assert.equal(parseMobile('6851234567')?.msisdn, '306851234567');
	for (const none of ['', '+', 'nobody', '2101234567', '06971234567', '12345', '9'.repeat(40)])
		assert.equal(parseMobile(none), undefined);
});

test('Greek mobile numbers that are known beforehand are what the library says', () => {
	const { PhoneNumberFormat, PhoneNumberType, PhoneNumberUtil } = googleLibphonenumber;
	const plans = PhoneNumberUtil.getInstance();
	for (let tail = 0; tail < 1e8; tail += 99_991) {
		const national = `69${String(tail).padStart(8, '0')}`;
		const phone = plans.parse(national, 'GR');
		assert.equal(plans.isValidNumber(phone), true);
		assert.equal(plans.getNumberType(phone), PhoneNumberType.MOBILE);
		const msisdn = plans.format(phone, PhoneNumberFormat.E164).slice(1);
		const { network, ...found } = parseMobile(national) ?? assert.fail(national);
		assert.deepEqual(found, {
			...{ msisdn, national, iso: 'GR', country: 'GREECE', countryCode: 30, cost: 1 },
			...{ gsmCode: national.slice(0, 3), number: national.slice(3) },
		});
		assert.equal(network.mcc, '202');
	}
});
