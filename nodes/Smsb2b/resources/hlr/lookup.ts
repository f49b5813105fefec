import { commonOptions } from '../../fields/options';
import { mobile } from '../../fields/recipient';
import type { Operation } from '../../operation';
import { flag, text } from '../../response/columns';
import { oneItem, reads } from '../../response/reader';
import { call } from '../call';

export const lookup: Operation = {
	name: 'Lookup',
	value: 'lookup',
	action: 'Look up a mobile number',
	description:
		'Ask the Home Location Register which network a number is in now (paid: a tenth of an SMS)',
	fields: [mobile, commonOptions],
	routing: call('hlr/lookup', {
		effect: 'changes',
		reads: reads(
			oneItem({
				result: text('result'),
				description: text('description'),
				mcc: text('mcc'),
				mnc: text('mnc'),
				network: text('network'),
				country: text('country'),
				countryCode: text('countryCode'),
				ported: flag('ported'),
				cctld: text('cctld'),
				mccInitial: text('mccInitial'),
				mncInitial: text('mncInitial'),
			}),
		),
	}),
};
