import { commonOptions } from '../../fields/options';
import { mobile } from '../../fields/recipient';
import type { Operation } from '../../operation';
import { amount, text } from '../../../../lib/api/rowMapper';
import { oneItem, reads } from '../../../../lib/api/output';
import { call } from '../call';

export const check: Operation = {
	name: 'Check',
	value: 'check',
	action: 'Check a mobile number',
	description:
		'Check whether a mobile number is valid, and get its country, network and price (free)',
	fields: [mobile, commonOptions],
	routing: call('mobile/check', {
		effect: 'reads',
		reads: reads(
			oneItem(
				(row) => ({
					msisdn: text(row.msisdn),
					national: text(row.national),
					country: text(row.country),
					countryCode: text(row.countryCode),
					gsmCode: text(row.gsmCode),
					number: text(row.number),
					mcc: text(row.mcc),
					mnc: text(row.mnc),
					cost: amount(row.cost),
				}),
				'mobile',
			),
		),
	}),
};
