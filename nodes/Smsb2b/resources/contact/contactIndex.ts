import type { IDataObject } from 'n8n-workflow';

import { NumberIndex } from '../../../../lib/phone/numberIndex';
import type { NumberingPlan } from '../../../../lib/phone/numberingPlan';

/** A contact as far as the directory knows it. */
interface Entry {
	contactId: string;
	mobile: string;
}

/**
 * The contacts of the account by number. The list is fetched at most once, when the first number turns
 * out to be taken; what the run itself creates is added.
 */
export class ContactIndex {
	private readonly entries: NumberIndex<Entry>;

	private fetched?: Promise<void>;

	/** Whether the list has a contact without an ID or a number: a number that is not in it may be that one's. */
	private hasUnknown = false;

	private readonly turns = new Map<string, Promise<unknown>>();

	constructor(private readonly plan: NumberingPlan) {
		this.entries = new NumberIndex(plan, ({ mobile }) => mobile);
	}

	/** Notes a contact that was created in this run. */
	add(entry: Entry): void {
		this.entries.add(entry);
	}

	/** Whether it is certain, without asking SMSB2B, that a contact has this number. */
	knows(mobile: string): boolean {
		return this.entries.exact(mobile).length > 0;
	}

	/**
	 * The ID of the contact that has this number; a contact whose number only ends in it is taken for it when the whole
	 * list has no other. A failed fetch is tried again by the next item.
	 */
	async find(
		mobile: string,
		fetchContacts: () => Promise<IDataObject[]>,
	): Promise<string | undefined> {
		if (this.knows(mobile)) return onlyId(this.entries.exact(mobile));
		this.fetched ??= this.fetch(fetchContacts).catch((error: unknown) => {
			this.fetched = undefined;
			throw error;
		});
		await this.fetched;
		if (this.knows(mobile)) return onlyId(this.entries.exact(mobile));
		return this.hasUnknown ? undefined : onlyId(this.entries.completed(mobile));
	}

	/** Lets items with the same number take turns, so that the second finds what the first created. */
	async inTurn<T>(mobile: string, work: () => Promise<T>): Promise<T> {
		const number = this.plan.canonical(mobile);
		const before = this.turns.get(number) ?? Promise.resolve();
		const turn = before.then(work, work);
		this.turns.set(number, turn);
		return await turn;
	}

	private async fetch(fetchContacts: () => Promise<IDataObject[]>): Promise<void> {
		for (const { contactId, mobile } of await fetchContacts()) {
			if (contactId !== undefined && mobile)
				this.entries.add({ contactId: String(contactId), mobile: String(mobile) });
			else this.hasUnknown = true;
		}
	}
}

/** None where several contacts may be meant. */
function onlyId(entries: readonly Entry[]): string | undefined {
	const [contactId, ...others] = new Set(entries.map((entry) => entry.contactId));
	return others.length === 0 ? contactId : undefined;
}
