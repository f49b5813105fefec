import type { ApiErrorCode } from '../../../lib/errors/apiErrorTexts';
import type { ItemContext } from '../../../lib/api/context';
import type { OutputMapper } from '../../../lib/api/output';
import type { Field } from '../operation';
import { normalizeId, requireSingleId } from '../validation/id';

interface Locator {
	displayName: string;
	name: string;
	searchListMethod: string;
	code: ApiErrorCode;
	placeholder: string;
}

function locator({ displayName, name, searchListMethod, code, placeholder }: Locator): Field {
	return {
		displayName,
		name,
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod, searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder },
		],
		routing: {
			send: { type: 'body', property: name, preSend: [requireSingleId(name, displayName, code)] },
		},
	};
}

/** A contact of the account. */
export const contactId = locator({
	displayName: 'Contact',
	name: 'contactId',
	searchListMethod: 'searchContacts',
	code: 214,
	placeholder: 'e.g. 123456',
});

/** A contact of the group that is chosen in `groupId`. */
export const memberId: Field = {
	...locator({
		displayName: 'Contact',
		name: 'contactId',
		searchListMethod: 'searchGroupMembers',
		code: 214,
		placeholder: 'e.g. 123456',
	}),
	typeOptions: { loadOptionsDependsOn: ['groupId.value'] },
};

/** One or several contacts of the account: the list offers one, an ID or expression may name many. */
export const contactIds: Field = {
	...contactId,
	displayName: 'Contacts',
	description: 'The contacts to add; an expression may return an array of IDs',
	hint: 'Pick one from the list, or enter several IDs separated by commas',
	takesList: true,
	routing: { send: { type: 'body', property: 'contactId' } },
};

/** A group of the account. */
export const groupId = locator({
	displayName: 'Group',
	name: 'groupId',
	searchListMethod: 'searchGroups',
	code: 215,
	placeholder: 'e.g. 1234',
});

/** A sub-account of the account. */
export const userId = locator({
	displayName: 'User',
	name: 'userId',
	searchListMethod: 'searchUsers',
	code: 208,
	placeholder: 'e.g. 12345',
});

function plainId(
	field: Pick<Field, 'displayName' | 'name' | 'description' | 'placeholder'>,
	code: ApiErrorCode,
): Field {
	const { displayName, name } = field;
	return {
		...field,
		type: 'string',
		required: true,
		default: '',
		routing: {
			send: { type: 'body', property: name, preSend: [requireSingleId(name, displayName, code)] },
		},
	};
}

/** A message that was sent. */
export const smsId = plainId(
	{
		displayName: 'SMS ID',
		name: 'smsId',
		placeholder: 'e.g. 39116149',
		description: 'The smsId returned by SMS: Send',
	},
	107,
);

/** An authentication message that was sent. */
export const authId = plainId(
	{
		displayName: 'Auth ID',
		name: 'authId',
		placeholder: 'e.g. 123456',
		description: 'The authId returned by Two-Factor: Send',
	},
	300,
);

/** A comment on a user. */
export const commentId = plainId(
	{
		displayName: 'Comment ID',
		name: 'commentId',
		placeholder: 'e.g. 123',
		description: 'The commentId returned by User Comment: Get Many',
	},
	212,
);

/** A membership of a contact in a group. */
export const contactGroupId = plainId(
	{
		displayName: 'Membership ID',
		name: 'contactGroupId',
		placeholder: 'e.g. 4567',
		description: 'The contactGroupId returned by Group: Add Contact',
	},
	215,
);

/** The ID in a field, as it was sent. */
export function askedId(context: ItemContext, { name }: Field): string {
	return normalizeId(context.getNodeParameter(name, '', { extractValue: true }));
}

/** The output of a change to what an ID names: with that ID, also where the response leaves it out. */
export function withAskedId(field: Field, output: OutputMapper): OutputMapper {
	return function (response) {
		return output
			.call(this, response)
			.map((json) => ({ [field.name]: askedId(this, field), ...json }));
	};
}
