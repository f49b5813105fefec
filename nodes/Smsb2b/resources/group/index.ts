import type { Resource } from '../../operation';
import { addContact } from './addContact';
import { addContacts } from './addContacts';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { removeAllContacts } from './removeAllContacts';
import { removeContact } from './removeContact';

export const group: Resource = {
	name: 'Group',
	value: 'group',
	operations: [
		addContact,
		addContacts,
		create,
		remove,
		get,
		getAll,
		removeAllContacts,
		removeContact,
	],
};
