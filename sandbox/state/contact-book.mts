import type { Ids } from './ids.mts';

/** The fields of a contact beside its number, in the reference's order. */
export const CONTACT_DETAILS = [
	'name',
	'surname',
	'vname',
	'vsurname',
	'birthday',
	'nameday',
	'custom1',
	'custom2',
	'custom3',
	'custom4',
	'custom5',
] as const;
export type ContactDetails = Record<(typeof CONTACT_DETAILS)[number], string>;

export interface Contact {
	readonly id: number;
	mobile: string;
	/** Credits for one part of an SMS. */
	cost: number;
	details: Partial<ContactDetails>;
}

export interface Group {
	readonly id: number;
	readonly name: string;
	/** The members: contact id to contactGroupId. */
	readonly members: Map<number, number>;
}

/** An account's contacts, groups and opt-out list. */
export class ContactBook {
	readonly contacts = new Map<number, Contact>();
	readonly groups = new Map<number, Group>();
	/** Numbers (MSISDN) that do not want messages. */
	readonly optOuts = new Set<string>();
	readonly #byMobile = new Map<string, Contact>();
	readonly #memberships = new Map<number, { group: Group; contactId: number }>();
	readonly #ids: Ids;

	constructor(ids: Ids) {
		this.#ids = ids;
	}

	byMobile(msisdn: string): Contact | undefined {
		return this.#byMobile.get(msisdn);
	}

	add(mobile: string, cost: number, details: Partial<ContactDetails>): Contact {
		const contact = { id: this.#ids.contact(), mobile, cost, details };
		this.contacts.set(contact.id, contact);
		this.#byMobile.set(mobile, contact);
		return contact;
	}

	setMobile(contact: Contact, mobile: string, cost: number): void {
		this.#byMobile.delete(contact.mobile);
		contact.mobile = mobile;
		contact.cost = cost;
		this.#byMobile.set(mobile, contact);
	}

	/** Deletes the contact and its memberships. */
	delete(contact: Contact): void {
		for (const group of this.groups.values()) this.leave(group, contact.id);
		this.contacts.delete(contact.id);
		this.#byMobile.delete(contact.mobile);
	}

	/** Deletes all contacts; the groups stay, empty. */
	clear(): void {
		for (const group of this.groups.values()) this.empty(group);
		this.contacts.clear();
		this.#byMobile.clear();
	}

	addGroup(name: string): Group {
		const group: Group = { id: this.#ids.group(), name, members: new Map() };
		this.groups.set(group.id, group);
		return group;
	}

	/** Deletes the group; its contacts stay. */
	deleteGroup(group: Group): void {
		this.empty(group);
		this.groups.delete(group.id);
	}

	/** @returns the contactGroupId of the new membership */
	join(group: Group, contactId: number): number {
		const membershipId = this.#ids.membership();
		group.members.set(contactId, membershipId);
		this.#memberships.set(membershipId, { group, contactId });
		return membershipId;
	}

	/** @returns whether the contact was a member */
	leave(group: Group, contactId: number): boolean {
		const membershipId = group.members.get(contactId);
		if (membershipId === undefined) return false;
		this.#memberships.delete(membershipId);
		return group.members.delete(contactId);
	}

	/** @returns whether there was such a membership */
	endMembership(membershipId: number): boolean {
		const membership = this.#memberships.get(membershipId);
		return membership !== undefined && this.leave(membership.group, membership.contactId);
	}

	/** Removes all members from a group. */
	empty(group: Group): void {
		for (const contactId of group.members.keys()) this.leave(group, contactId);
	}

	membersOf(group: Group): Contact[] {
		return [...group.members.keys()].flatMap((id) => this.contacts.get(id) ?? []);
	}

	groupsOf(contact: Contact): Group[] {
		return [...this.groups.values()].filter((group) => group.members.has(contact.id));
	}
}
