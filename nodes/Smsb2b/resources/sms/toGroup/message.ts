import type { IDataObject } from 'n8n-workflow';

import type { ItemContext } from '../../../../../lib/api/context';
import { isBlank, textOf } from '../../../../../lib/values/single';
import {
	missing,
	NOTHING_SENT,
	parseRecipients,
	type Recipient,
} from '../../../bulk/parseRecipients';
import { text as textField } from '../../../fields/message';
import type { LookUp, MissingValue } from '../../../operation';
import { contactsOf } from './contacts';
import { fillIn, placeholdersIn, requireKnown, valueOf } from './placeholders';

/** What an item sends to its group. */
export interface GroupMessage {
	/** Whether each contact gets a text of its own. */
	isPersonal: boolean;
	recipients: Recipient[];
	/** What contacts lack that the text names. */
	gaps: MissingValue[];
}

/**
 * The message of an item, with the text of each contact where the text names something of it.
 *
 * @throws ItemError when the text names anything else, or the group has no contacts, or they cannot be read
 */
export async function messageToGroup(item: ItemContext, lookUp: LookUp): Promise<GroupMessage> {
	const text = textToGroup(item);
	requireKnown(item, text);
	const names = placeholdersIn(text);
	const inFull = names.some((name) => name !== 'mobile');
	const contacts = await contactsOf(item, lookUp, inFull);
	const isPersonal = names.length > 0;
	const recipients = contacts.map((contact) => {
		const recipient = recipientOf(contact, item.getItemIndex());
		return isPersonal ? withText(recipient, fillIn(text, contact)) : recipient;
	});
	return { isPersonal, recipients, gaps: gapsIn(contacts, text) };
}

/** The text of an item as it was written, for all contacts. */
export function textToGroup(item: ItemContext): string {
	return textOf(item.getNodeParameter('text', ''));
}

/** A contact has one number; of several, which SMSB2B does not keep, the first is taken. */
function recipientOf({ contactId, mobile }: IDataObject, item: number): Recipient {
	const [recipient = missing(item)] = parseRecipients(mobile, item);
	return { ...recipient, about: { contactId } };
}

function withText(recipient: Recipient, text: string): Recipient {
	if (!isBlank(text)) return { ...recipient, text };
	return { ...recipient, refusal: `The text is empty. ${NOTHING_SENT}` };
}

/** How many contacts a message names. */
const MOST_NAMED = 20;

function gapsIn(contacts: IDataObject[], text: string): MissingValue[] {
	return placeholdersIn(text).flatMap((name) => {
		const without = contacts.filter((contact) => valueOf(contact, name) === '');
		if (without.length === 0) return [];
		const named = without.slice(0, MOST_NAMED).map(inWords).join(', ');
		const more = without.length > MOST_NAMED ? ` and ${without.length - MOST_NAMED} more` : '';
		const whose = without.length === 1 ? 'contact' : `${without.length} contacts:`;
		const words = `{${name}} in "${textField.displayName}" has no value for ${whose} ${named}${more}`;
		return [{ label: textField.displayName, words, remedy: REMEDY }];
	});
}

const REMEDY = 'Fill in the field with Contact: Update, remove the contact from the group';

function inWords({ contactId, mobile }: IDataObject): string {
	return `${String(contactId)} (${textOf(mobile)})`;
}
