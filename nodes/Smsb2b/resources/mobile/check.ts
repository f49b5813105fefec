import { commonOptions } from '../../fields/options';
import { mobile } from '../../fields/recipient';
import type { Operation } from '../../operation';
import { amount, text } from '../../response/columns';
import { oneItem, reads } from '../../response/reader';
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
				{
					msisdn: text('msisdn'),
					national: text('national'),
					country: text('country'),
					countryCode: text('countryCode'),
					gsmCode: text('gsmCode'),
					number: text('number'),
					mcc: text('mcc'),
					mnc: text('mnc'),
					cost: amount('cost'),
				},
				'mobile',
			),
		),
	}),
};
