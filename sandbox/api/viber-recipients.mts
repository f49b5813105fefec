import { Refusal } from '../answer/refusal.mts';
import { parseMobile } from '../numbers/mobile.mts';
import type { Mobile } from '../numbers/mobile.mts';
import type { AccountCall } from './endpoint.mts';

interface Recipients {
	readonly mobiles: readonly Mobile[];
	/** How many were no mobile numbers. */
	readonly rejected: number;
}

/**
 * Gathers the recipients of a Viber call: numbers, contacts (`contactId`), members of groups (`groupId`).
 * The reference has no code for a number that is none; it counts as missing where it stands alone.
 * @param to the numbers as they were given
 * @throws Refusal 501 without any recipient, 515 for an unknown contact, 516 for an unknown or empty group
 */
export function viberRecipients(call: AccountCall, to: readonly string[]): Recipients {
	const numbers = [...to, ...contactNumbers(call), ...groupNumbers(call)];
	const mobiles = numbers.flatMap((number) => parseMobile(number) ?? []);
	if (mobiles.length === 0) throw new Refusal(501);
	return { mobiles, rejected: numbers.length - mobiles.length };
}

function contactNumbers({ account: { book }, parameters }: AccountCall): string[] {
	return parameters.list('contactId').map((id) => {
		const contact = book.contacts.get(Number(id));
		if (!contact) throw new Refusal(515);
		return contact.mobile;
	});
}

function groupNumbers({ account: { book }, parameters }: AccountCall): string[] {
	return parameters.list('groupId').flatMap((id) => {
		const group = book.groups.get(Number(id));
		if (!group || group.members.size === 0) throw new Refusal(516);
		return book.membersOf(group).map(({ mobile }) => mobile);
	});
}
