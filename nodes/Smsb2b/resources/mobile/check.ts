import { askedItem } from '../../../../lib/api/output';
import { asNumber, asText } from '../../../../lib/api/rowMapper';
import { commonOptions } from '../../fields/options';
import { mobile } from '../../fields/recipient';
import type { Operation } from '../../operation';

export const check: Operation = {
	name: 'Check',
	value: 'check',
	action: 'Check a mobile number (free)',
	description:
		'Check whether a mobile number is valid, and get its country, network and price (free)',
	fields: [mobile, commonOptions],
	endpoint: 'mobile/check',
	effect: 'reads',
	output: askedItem(
		(row) => ({
			msisdn: asText(row.msisdn),
			national: asText(row.national),
			country: asText(row.country),
			countryCode: asText(row.countryCode),
			gsmCode: asText(row.gsmCode),
			number: asText(row.number),
			mcc: asText(row.mcc),
			mnc: asText(row.mnc),
			cost: asNumber(row.cost),
		}),
		'mobile',
	),
};
