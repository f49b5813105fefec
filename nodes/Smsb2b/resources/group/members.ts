import { askedItem } from '../../../../lib/api/output';
import { readList } from '../../../../lib/api/readList';
import { asNumber, asText } from '../../../../lib/api/rowMapper';
import { contactColumns, contactList } from '../contact/columns';

/** A group with its contacts, of which SMSB2B tells the ID and the number. @throws Smsb2bError when the response has neither */
export const groupWithContacts = askedItem(
	(row) => ({
		name: asText(row.name),
		total: asNumber(row.total),
		contacts: readList(row, contactList, contactColumns),
	}),
	'group',
);
