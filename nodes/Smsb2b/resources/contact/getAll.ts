import { containsText } from '../../../../lib/api/filters';
import { manyItems } from '../../../../lib/api/output';
import { sameNumber } from '../../../../lib/phone/sameNumber';
import { filters, listLength } from '../../fields/lists';
import { commonOptions } from '../../fields/options';
import { numberOrItsEnd } from '../../fields/recipient';
import type { Operation } from '../../operation';
import { celebrating, celebratesOn } from './celebrations';
import { contactColumns, contactList } from './columns';

const contactFilters = filters(
	celebratesOn,
	{
		displayName: 'Mobile',
		name: 'mobile',
		type: 'string',
		default: '',
		placeholder: 'e.g. 6971234567',
		description: 'The number or its last digits, however it is written',
		routing: { send: { preSend: [numberOrItsEnd('filters.mobile', 'Mobile')] } },
	},
	{
		displayName: 'Name Contains',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. παπαδ',
		description: 'Part of a name; case and accents are ignored',
	},
);

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many contacts',
	description: 'Get the contacts of the account',
	fields: [...listLength, contactFilters, commonOptions],
	endpoint: 'contact/list',
	effect: 'reads',
	output: manyItems(
		contactList,
		contactColumns,
		{
			mobile: sameNumber('mobile'),
			name: containsText('name', 'surname', 'vname', 'vsurname'),
		},
		celebrating,
	),
};
