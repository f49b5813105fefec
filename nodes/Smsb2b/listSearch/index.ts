import {
	type IDataObject,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	NodeOperationError,
} from 'n8n-workflow';

import { credentialOf } from '../../../lib/api/credential';
import { fetchList, type ListCall } from '../../../lib/api/fetchList';
import { isObject } from '../../../lib/api/formats';
import { readList } from '../../../lib/api/readList';
import { countryOf, DEFAULT_COUNTRY } from '../../../lib/phone/countries';
import { type NumberingPlan, numberingPlanOf } from '../../../lib/phone/numberingPlan';
import { contactColumns, contactList } from '../resources/contact/columns';
import { groupColumns, groupList } from '../resources/group/columns';
import { userColumns, userList } from '../resources/user/columns';
import { type AsEntry, contactEntry, groupEntry, matching, sorted, userEntry } from './entries';

/** What stands behind a resource locator. */
interface Search extends Omit<ListCall, 'fields'> {
	/** The form fields of the call, from what was chosen in the editor. */
	fields?(editor: ILoadOptionsFunctions): IDataObject;
	entry: AsEntry;
}

/** Entries that the editor gets at a time. SMSB2B returns the whole list, however little of it is asked for. */
const PAGE = 100;

function search({ fields, entry, ...call }: Search) {
	return async function (
		this: ILoadOptionsFunctions,
		filter = '',
		paginationToken = '0',
	): Promise<INodeListSearchResult> {
		const rows = await fetchList(this, { ...call, fields: fields?.(this) });
		const found = sorted(matching(rows.map(entry), filter, await planOf(this)));
		const start = Number(paginationToken);
		const end = start + PAGE;
		return {
			results: found.slice(start, end),
			...(end < found.length ? { paginationToken: String(end) } : {}),
		};
	};
}

/** The numbering plan of the credential's country; that of the default where it is none, since nothing is sent here. */
async function planOf(editor: ILoadOptionsFunctions): Promise<NumberingPlan> {
	const { country } = await credentialOf(editor);
	return await numberingPlanOf(countryOf(country) ?? DEFAULT_COUNTRY);
}

/** @throws NodeOperationError when no group was chosen yet, or one that only an item's data will tell */
function chosenGroup(editor: ILoadOptionsFunctions): IDataObject {
	const groupId = editor.getCurrentNodeParameter('groupId', { extractValue: true });
	if (typeof groupId === 'string' && /^[\w-]+$/.test(groupId.trim())) {
		return { groupId: groupId.trim() };
	}
	throw new NodeOperationError(editor.getNode(), 'Choose the group first', {
		description:
			'The list shows the contacts of the group chosen in "Group". If that is an expression, enter the contact by ID.',
	});
}

/** What the resource locators of the node search in. */
export const listSearch = {
	searchContacts: search({
		endpoint: 'contact/list',
		rows: (response) => readList(response, contactList, contactColumns),
		entry: contactEntry,
	}),
	searchGroupMembers: search({
		endpoint: 'group/get',
		fields: chosenGroup,
		rows: ({ group, ...response }) =>
			readList(isObject(group) ? group : response, contactList, contactColumns),
		entry: contactEntry,
	}),
	searchGroups: search({
		endpoint: 'group/list',
		rows: (response) => readList(response, groupList, groupColumns),
		entry: groupEntry,
	}),
	searchUsers: search({
		endpoint: 'user/list',
		rows: (response) => readList(response, userList, userColumns),
		entry: userEntry,
	}),
};
