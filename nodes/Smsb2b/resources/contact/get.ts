import { askedItem } from '../../../../lib/api/output';
import { contactId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { contactWithGroupsColumns } from './columns';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get a contact',
	description: 'Get a contact and the groups it is in',
	fields: [contactId, commonOptions],
	endpoint: 'contact/get',
	effect: 'reads',
	output: askedItem(contactWithGroupsColumns, 'contact'),
};
