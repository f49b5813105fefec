import { amount, id, list, text, type Columns } from '../../../../lib/api/rowMapper';
import { groupColumns, groupList } from '../group/columns';

/** The list in which contact/list answers. */
export const contactList = { plural: 'contacts', singular: 'contact' };

/** A contact, in the order in which it is read best. The price is `smscost` on the wire. */
export const contactColumns: Columns = (row) => ({
	contactId: id(row.contactId),
	mobile: text(row.mobile),
	name: text(row.name),
	surname: text(row.surname),
	vname: text(row.vname),
	vsurname: text(row.vsurname),
	birthday: text(row.birthday),
	nameday: text(row.nameday),
	custom1: text(row.custom1),
	custom2: text(row.custom2),
	custom3: text(row.custom3),
	custom4: text(row.custom4),
	custom5: text(row.custom5),
	cost: amount(row.cost, row.smscost),
});

/** A contact with the groups it is in. */
export const contactWithGroupsColumns: Columns = (row) => ({
	...contactColumns(row),
	groups: list(row, groupList, groupColumns),
});

/** What contact/add and contact/update answer. */
export const contactIdColumns: Columns = (row) => ({ contactId: id(row.contactId) });
