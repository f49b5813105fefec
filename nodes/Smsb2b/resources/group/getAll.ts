import { containsText } from '../../../../lib/api/filters';
import { manyItems } from '../../../../lib/api/output';
import { filters, listLength } from '../../fields/lists';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { groupColumns, groupList } from './columns';

const groupFilters = filters({
	displayName: 'Name Contains',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. class',
	description: 'Part of the name; case and accents are ignored',
});

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many groups',
	description: 'Get the groups of the account',
	fields: [...listLength, groupFilters, commonOptions],
	endpoint: 'group/list',
	effect: 'reads',
	output: manyItems(groupList, groupColumns, { name: containsText('name') }),
};
