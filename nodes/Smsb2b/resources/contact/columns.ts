import { amount, id, list, text, type Columns } from '../../response/columns';

/** The list in which contact/list answers. */
export const contactList = { plural: 'contacts', singular: 'contact' };

/** A contact, in the order in which it is read best. The price is `smscost` on the wire. */
export const contactColumns: Columns = {
	contactId: id('contactId'),
	mobile: text('mobile'),
	name: text('name'),
	surname: text('surname'),
	fullname: text('fullname'),
	vname: text('vname'),
	vsurname: text('vsurname'),
	birthday: text('birthday'),
	nameday: text('nameday'),
	custom1: text('custom1'),
	custom2: text('custom2'),
	custom3: text('custom3'),
	custom4: text('custom4'),
	custom5: text('custom5'),
	cost: amount('cost', 'smscost'),
};

/** The groups of a contact. */
export const contactGroups = list(
	{ plural: 'groups', singular: 'group' },
	{ groupId: id('groupId'), name: text('name') },
);

/** What contact/add and contact/update answer. */
export const contactIdColumns: Columns = { contactId: id('contactId') };
