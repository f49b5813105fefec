import { contactId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { askedItem, output } from '../../../../lib/api/output';
import { call } from '../call';
import { contactWithGroupsColumns } from './columns';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get a contact',
	description: 'Get a contact and the groups it is in',
	fields: [contactId, commonOptions],
	routing: call('contact/get', {
		effect: 'reads',
		reads: output(askedItem(contactWithGroupsColumns, 'contact')),
	}),
};
