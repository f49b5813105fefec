import { askedItem } from '../../../../lib/api/output';
import { asBoolean, asText } from '../../../../lib/api/rowMapper';
import { commonOptions } from '../../fields/options';
import { mobile } from '../../fields/recipient';
import type { Operation } from '../../operation';

export const lookup: Operation = {
	name: 'Lookup',
	value: 'lookup',
	action: 'Ask the network about a number (paid)',
	description: 'Find out which network a number currently belongs to (paid: a tenth of an SMS)',
	fields: [mobile, commonOptions],
	endpoint: 'hlr/lookup',
	effect: 'changes',
	output: askedItem((row) => ({
		result: asText(row.result),
		description: asText(row.description),
		mcc: asText(row.mcc),
		mnc: asText(row.mnc),
		network: asText(row.network),
		country: asText(row.country),
		countryCode: asText(row.countryCode),
		ported: asBoolean(row.ported),
		cctld: asText(row.cctld),
		mccInitial: asText(row.mccInitial),
		mncInitial: asText(row.mncInitial),
	})),
};
