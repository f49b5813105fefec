import type { IDataObject } from 'n8n-workflow';

import { apiRequest, undefinedOnApiError } from '../../../../lib/api/apiRequest';
import {
	type Execute,
	type ExecuteContext,
	formBody,
	type PreparedRequest,
} from '../../../../lib/api/context';
import { oneItem } from '../../../../lib/api/output';
import { bareId } from '../../../../lib/api/plainText';
import { mapRow } from '../../../../lib/api/rowMapper';
import { missingRows, rowsOf } from '../../../../lib/api/rows';
import { additionalFields } from '../../fields/contactDetails';
import { commonOptions } from '../../fields/options';
import { mobile, numberAsWritten } from '../../fields/recipient';
import type { Operation } from '../../operation';
import { trimmed } from '../../../../lib/values/single';
import { invalidInput } from '../../validation/inputErrors';
import { numberingPlanFor } from '../../validation/numberingPlanFor';
import { contactColumns, contactIdColumns, contactList } from './columns';
import { ContactIndex } from './contactIndex';

/** The number belongs to another contact already (reference, contact/add). */
const NUMBER_TAKEN = '202';

const contactIdOf = oneItem(contactIdColumns, 'contact');

/** Creates the contact, or updates the one that has the number; the directory serves a whole run. */
function createsOrUpdates(): Execute {
	let shared: ContactIndex | undefined;
	return async (context, request) => {
		const number = trimmed(formBody(request.options).mobile);
		const plan = await numberingPlanFor(context);
		const directory = (shared ??= new ContactIndex(plan));
		const json = await directory.inTurn(
			number,
			async () => await createOrUpdate(context, request, directory),
		);
		return [{ json, pairedItem: { item: context.getItemIndex() } }];
	};
}

async function createOrUpdate(
	context: ExecuteContext,
	request: PreparedRequest,
	directory: ContactIndex,
): Promise<IDataObject> {
	const body = { ...formBody(request.options) };
	const number = trimmed(body.mobile);
	const written = numberAsWritten(context.getNodeParameter('mobile', ''));
	const change = async (endpoint: string, fields: IDataObject) =>
		await apiRequest(context, request, { endpoint, body: fields, effect: 'changes' });
	if (!directory.knows(number)) {
		const created = await undefinedOnApiError(NUMBER_TAKEN, change('contact/add', body));
		if (created) {
			const [{ contactId }] = contactIdOf.call(context, created);
			if (contactId !== undefined) directory.add({ contactId: String(contactId), mobile: number });
			return { contactId, mobile: written, action: 'created' };
		}
	}
	const contactId = await directory.find(number, async () => await contacts(context, request));
	if (contactId === undefined) {
		throw invalidInput(context, {
			message: 'The number in "Mobile" belongs to another contact that could not be identified',
			description:
				'Write the number with its country code. To find the contact, use Contact: Get Many with the filter Mobile.',
			context: { code: NUMBER_TAKEN },
		});
	}
	// The number stays as it is: given again, it would be checked again, against the opt-out list too.
	delete body.mobile;
	await change('contact/update', { ...body, contactId });
	return { contactId, mobile: written, action: 'updated' };
}

async function contacts(context: ExecuteContext, request: PreparedRequest): Promise<IDataObject[]> {
	const body = { type: 'json' };
	const response = await apiRequest(context, request, {
		endpoint: 'contact/list',
		body,
		effect: 'reads',
	});
	const rows = rowsOf(response, contactList);
	if (missingRows(response, rows) > 0) {
		throw invalidInput(context, {
			message:
				'The number in "Mobile" belongs to another contact, and the contact list is incomplete',
			description: `SMSB2B reports ${Number(response.total)} contacts, but listed ${rows.length}. Find the contact in your SMSB2B account, and use Contact: Update with its ID.`,
			context: { code: NUMBER_TAKEN },
		});
	}
	return rows.map((row) => mapRow(row, contactColumns));
}

export const upsert: Operation = {
	name: 'Create or Update',
	value: 'upsert',
	action: 'Create or update a contact',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	forModel: 'Create a contact, or update the one that already has this mobile number',
	idField: 'contactId',
	fields: [mobile, additionalFields, commonOptions],
	endpoint: 'contact/add',
	effect: 'changes',
	response: { plain: bareId('contactId') },
	execute: createsOrUpdates,
};
