import { additionalFields } from '../../fields/contactDetails';
import { commonOptions } from '../../fields/options';
import { mobile } from '../../fields/recipient';
import type { Operation } from '../../operation';
import { id } from '../../response/columns';
import { bareValue } from '../../response/plain';
import { oneItem, reads } from '../../response/reader';
import { call } from '../call';

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a contact',
	description: 'Create a contact',
	receipt: 'contactId',
	fields: [mobile, additionalFields, commonOptions],
	routing: call('contact/add', {
		effect: 'changes',
		reads: reads(oneItem({ contactId: id('contactId') }, 'contact'), {
			plain: bareValue('contactId', /^\d{4,}$/),
		}),
	}),
};
