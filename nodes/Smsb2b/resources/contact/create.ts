import { madeItem } from '../../../../lib/api/output';
import { bareId } from '../../../../lib/api/plainText';
import { additionalFields } from '../../fields/contactDetails';
import { commonOptions } from '../../fields/options';
import { mobile } from '../../fields/recipient';
import type { Operation } from '../../operation';
import { contactIdColumns } from './columns';

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a contact',
	description: 'Create a contact; its mobile number must not belong to another contact',
	idField: 'contactId',
	fields: [mobile, additionalFields, commonOptions],
	endpoint: 'contact/add',
	effect: 'changes',
	response: {
		plain: bareId('contactId'),
	},
	output: madeItem(contactIdColumns, 'contact'),
};
