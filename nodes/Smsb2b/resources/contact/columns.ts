import { asId, asList, asNumber, asText, type RowMapper } from '../../../../lib/api/rowMapper';
import { groupColumns, groupList } from '../group/columns';

/** The list that contact/list returns. */
export const contactList = { plural: 'contacts', singular: 'contact' };

/** A contact, in the order in which it is read best. The price is `smscost` on the wire. */
export const contactColumns: RowMapper = (row) => ({
	contactId: asId(row.contactId),
	mobile: asText(row.mobile),
	name: asText(row.name),
	surname: asText(row.surname),
	vname: asText(row.vname),
	vsurname: asText(row.vsurname),
	birthday: asText(row.birthday),
	nameday: asText(row.nameday),
	custom1: asText(row.custom1),
	custom2: asText(row.custom2),
	custom3: asText(row.custom3),
	custom4: asText(row.custom4),
	custom5: asText(row.custom5),
	cost: asNumber(row.cost, row.smscost),
});

/** A contact with the groups it is in. */
export const contactWithGroupsColumns: RowMapper = (row) => ({
	...contactColumns(row),
	groups: asList(row, groupList, groupColumns),
});

/** What contact/add and contact/update return. */
export const contactIdColumns: RowMapper = (row) => ({ contactId: asId(row.contactId) });
