import { invalidInput } from '../../validation/checks';
import { updateFields } from '../../fields/contactDetails';
import { contactId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { PreSend } from '../../../../lib/api/context';
import type { Operation } from '../../operation';
import { oneItem, output } from '../../../../lib/api/output';
import { call } from '../call';
import { contactIdColumns } from './columns';

const somethingToChange: PreSend = async function (request) {
	if (Object.keys(this.getNodeParameter('updateFields', {}) as object).length > 0) return request;
	throw invalidInput(this, {
		message: 'There is nothing to change: "Update Fields" is empty',
		description: 'Add the fields to change under "Update Fields".',
	});
};

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update a contact',
	description: 'Change fields of a contact; other fields keep their values',
	receipt: 'contactId',
	fields: [contactId, updateFields, commonOptions],
	routing: call('contact/update', {
		effect: 'changes',
		preSend: [somethingToChange],
		reads: output(oneItem(contactIdColumns, 'contact')),
	}),
};
