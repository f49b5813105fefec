import type { PreSend } from '../../../../lib/api/context';
import { oneItem } from '../../../../lib/api/output';
import { updateFields } from '../../fields/contactDetails';
import { contactId, withAskedId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { invalidInput } from '../../validation/inputErrors';
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
	idField: 'contactId',
	fields: [contactId, updateFields, commonOptions],
	endpoint: 'contact/update',
	effect: 'changes',
	steps: [somethingToChange],
	output: withAskedId(contactId, oneItem(contactIdColumns, 'contact')),
};
