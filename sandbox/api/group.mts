import { Refusal } from '../answer/refusal.mts';
import { List } from '../answer/result.mts';
import type { Result } from '../answer/result.mts';
import type { ContactBook, Group } from '../state/contact-book.mts';
import { requireContact } from './contact.mts';
import type { AccountCall, Endpoint } from './endpoint.mts';
import type { Parameters } from './parameters.mts';

/**
 * Finds the group that `groupId` names.
 * @throws Refusal 215 where the parameter is missing, 217 where there is no such group
 */
function requireGroup({ groups }: ContactBook, parameters: Parameters): Group {
	if (parameters.isEmpty('groupId')) throw new Refusal(215);
	const group = groups.get(parameters.integer('groupId') ?? 0);
	if (!group) throw new Refusal(217);
	return group;
}

function add({ account: { book }, parameters }: AccountCall): Result {
	if (parameters.isEmpty('name')) throw new Refusal(213);
	return { fields: { groupId: book.addGroup(parameters.text('name').trim()).id } };
}

/** The missing parameters are refused in the order of their codes, before anything is looked up. */
function addContact({ account: { book }, parameters }: AccountCall): Result {
	if (parameters.isEmpty('contactId')) throw new Refusal(214);
	if (parameters.isEmpty('groupId')) throw new Refusal(215);
	const contact = requireContact(book, parameters);
	const group = requireGroup(book, parameters);
	if (group.members.has(contact.id)) throw new Refusal(218);
	return { fields: { contactGroupId: book.join(group, contact.id) } };
}

function remove({ account: { book }, parameters }: AccountCall): Result {
	book.deleteGroup(requireGroup(book, parameters));
	return {};
}

function removeAllContacts({ account: { book }, parameters }: AccountCall): Result {
	book.empty(requireGroup(book, parameters));
	return {};
}

/** The reference knows two codes here, so 215 stands for any missing parameter and 217 for whatever is not found. */
function removeContact({ account: { book }, parameters }: AccountCall): Result {
	if (!parameters.isEmpty('contactGroupId')) {
		const ended = book.endMembership(parameters.integer('contactGroupId') ?? 0);
		if (!ended) throw new Refusal(217);
		return {};
	}
	if (parameters.isEmpty('contactId')) throw new Refusal(215);
	const group = requireGroup(book, parameters);
	if (!book.leave(group, parameters.integer('contactId') ?? 0)) throw new Refusal(217);
	return {};
}

function get({ account: { book }, parameters }: AccountCall): Result {
	const group = requireGroup(book, parameters);
	const members = book.membersOf(group).map(({ id, mobile, details }) => ({
		contactId: id,
		mobile,
		name: details.name ?? '',
		surname: details.surname ?? '',
	}));
	const contacts = new List('contact', members);
	return { fields: { group: { name: group.name, total: members.length, contacts } } };
}

function getAll({ account: { book } }: AccountCall): Result {
	const rows = [...book.groups.values()].map(({ id, name }) => ({ groupId: id, name }));
	return { fields: { total: rows.length, groups: new List('group', rows) } };
}

export const groupEndpoints: readonly Endpoint[] = [
	{
		path: 'group/add',
		authentication: 'key',
		presentation: { holder: { nested: 'group' } },
		handle: add,
	},
	{
		path: 'group/addContact',
		authentication: 'key',
		presentation: { holder: { wire: 'group.contact', nested: 'group.contact' } },
		handle: addContact,
	},
	{ path: 'group/delete', authentication: 'key', handle: remove },
	{ path: 'group/deleteAllContacts', authentication: 'key', handle: removeAllContacts },
	{ path: 'group/deleteContact', authentication: 'key', handle: removeContact },
	{
		path: 'group/get',
		authentication: 'key',
		presentation: { text: { of: 'group' } },
		handle: get,
	},
	{
		path: 'group/list',
		authentication: 'key',
		presentation: { text: { of: 'groups' } },
		handle: getAll,
	},
];
