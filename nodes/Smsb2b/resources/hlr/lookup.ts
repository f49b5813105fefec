import { commonOptions } from '../../fields/options';
import { mobile } from '../../fields/recipient';
import type { Operation } from '../../operation';
import { flag, text } from '../../../../lib/api/rowMapper';
import { oneItem, reads } from '../../../../lib/api/output';
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
			oneItem((row) => ({
				result: text(row.result),
				description: text(row.description),
				mcc: text(row.mcc),
				mnc: text(row.mnc),
				network: text(row.network),
				country: text(row.country),
				countryCode: text(row.countryCode),
				ported: flag(row.ported),
				cctld: text(row.cctld),
				mccInitial: text(row.mccInitial),
				mncInitial: text(row.mncInitial),
			})),
		),
	}),
};
