import { additionalFields } from '../../fields/contactDetails';
import { commonOptions } from '../../fields/options';
import { mobile } from '../../fields/recipient';
import type { Operation } from '../../operation';
import { bareId } from '../../../../lib/api/plainText';
import { madeItem, output } from '../../../../lib/api/output';
import { call } from '../call';
import { contactIdColumns } from './columns';

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a contact',
	description: 'Create a contact; its mobile number must not belong to another contact',
	receipt: 'contactId',
	fields: [mobile, additionalFields, commonOptions],
	routing: call('contact/add', {
		effect: 'changes',
		reads: output(madeItem(contactIdColumns, 'contact'), {
			plain: bareId('contactId'),
		}),
	}),
};
