import type { TestSandbox } from '../../support/sandbox';
import { byId } from '../../node/operations/cases/case';
import { eachId, eachNumber, type Input } from './input';

/** The contacts and the group that every account of the sandbox begins with. */
const CONTACT = eachId('contactId', 500001);
const GROUP = '7001';

async function emptyGroup(sandbox: TestSandbox): Promise<void> {
	await sandbox.call('group/deleteAllContacts', { groupId: GROUP });
}

async function fillGroup(sandbox: TestSandbox): Promise<void> {
	for (const contactId of CONTACT.values)
		await sandbox.call('group/addContact', { groupId: GROUP, contactId });
}

/** Two groups more, so that there is one for each item. */
async function addGroups(sandbox: TestSandbox): Promise<void> {
	for (const name of ['Teachers', 'Pupils']) await sandbox.call('group/add', { name });
}

/** Contacts and groups. */
export const contactInputs: readonly Input[] = [
	{ operation: 'contact.create', path: 'contact/add', each: eachNumber('mobile') },
	{ operation: 'contact.upsert', path: 'contact/add', each: eachNumber('mobile') },
	{
		operation: 'contact.update',
		path: 'contact/update',
		parameters: { updateFields: { name: 'Eleni' } },
		each: CONTACT,
	},
	{ operation: 'contact.delete', path: 'contact/delete', each: CONTACT },
	{ operation: 'contact.get', path: 'contact/get', each: CONTACT },
	{ operation: 'contact.getAll', path: 'contact/list', parameters: { returnAll: true } },
	{
		operation: 'group.addContact',
		path: 'group/addContact',
		parameters: { groupId: byId(GROUP) },
		each: CONTACT,
		prepare: emptyGroup,
	},
	{
		operation: 'group.addContacts',
		path: 'group/addContact',
		parameters: { groupId: byId(GROUP) },
		each: CONTACT,
		prepare: emptyGroup,
	},
	{
		operation: 'group.create',
		path: 'group/add',
		each: { parameter: 'name', field: 'name', values: ['Class A', 'Class B', 'Class C'] },
	},
	{
		operation: 'group.delete',
		path: 'group/delete',
		each: eachId('groupId', 7001),
		prepare: addGroups,
	},
	{ operation: 'group.get', path: 'group/get', each: eachId('groupId', 7001), prepare: addGroups },
	{
		operation: 'group.getAll',
		path: 'group/list',
		parameters: { returnAll: true },
	},
	{
		operation: 'group.removeAllContacts',
		path: 'group/deleteAllContacts',
		each: eachId('groupId', 7001),
		prepare: addGroups,
	},
	{
		operation: 'group.removeContact',
		path: 'group/deleteContact',
		parameters: { removeBy: 'contact', groupId: byId(GROUP) },
		each: CONTACT,
		prepare: fillGroup,
	},
];
