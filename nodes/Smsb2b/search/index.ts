import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { contactColumns, contactList } from '../resources/contact/columns';
import { groupColumns, groupList } from '../resources/group/columns';
import { userColumns, userList } from '../resources/user/columns';
import type { Columns } from '../response/columns';
import { folded } from '../response/filters';
import type { ListName } from '../response/rows';
import { fetchRows } from './fetchRows';

/** How the entries of a list are shown behind a resource locator. */
interface Search {
	endpoint: string;
	list: ListName;
	columns: Columns;
	value: string;
	/** The fields of which the name consists, those that are empty left out. */
	name: string[];
}

/** Entries that the editor gets at a time. */
const PAGE = 100;

function search({ endpoint, list, columns, value, name }: Search) {
	return async function (
		this: ILoadOptionsFunctions,
		filter = '',
		paginationToken = '0',
	): Promise<INodeListSearchResult> {
		const wanted = folded(filter);
		const found = (await fetchRows(this, endpoint, list, columns))
			.map((row): INodeListSearchItems => {
				const names = name.map((field) => row[field]).filter(Boolean);
				return { name: names.join(' · ') || String(row[value]), value: String(row[value] ?? '') };
			})
			.filter((entry) => folded(entry.name).includes(wanted) || entry.value === filter);
		const start = Number(paginationToken);
		const end = start + PAGE;
		return {
			results: found.slice(start, end),
			...(end < found.length ? { paginationToken: String(end) } : {}),
		};
	};
}

/** What the resource locators of the node search in. */
export const listSearch = {
	searchContacts: search({
		endpoint: 'contact/list',
		list: contactList,
		columns: contactColumns,
		value: 'contactId',
		name: ['fullname', 'name', 'surname', 'mobile'],
	}),
	searchGroups: search({
		endpoint: 'group/list',
		list: groupList,
		columns: groupColumns,
		value: 'groupId',
		name: ['name'],
	}),
	searchUsers: search({
		endpoint: 'user/list',
		list: userList,
		columns: userColumns,
		value: 'userId',
		name: ['email', 'username'],
	}),
};
