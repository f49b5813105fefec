import { randomBytes } from 'node:crypto';
import { ContactBook } from './contact-book.mts';
import type { Ids } from './ids.mts';
import type { Message } from './message.mts';

/** A Viber sender-id; Viber messages are paid from its balance. */
export interface ViberSender {
	senderId: string;
	text: string;
	balance: number;
	twoway: boolean;
	paused: boolean;
	approved: boolean;
}

export interface Purchase {
	readonly id: number;
	readonly timestamp: number;
	/** Money. */
	readonly cost: number;
	/** Credits bought. */
	readonly sms: number;
}

export interface Comment {
	readonly id: number;
	readonly timestamp: number;
	readonly comment: string;
}

/** The properties of an account that can be given or changed from outside. */
export interface AccountProperties {
	username: string;
	email: string;
	mobile: string;
	password: string;
	/** Null until the account asks for one. */
	key: string | null;
	/** SMS credits. */
	balance: number;
	/** Look-ups left of the last credit converted. */
	hlrBalance: number;
	/** Addresses that may call; null: all. */
	whitelist: string[] | null;
	/** How many sub-users it may have. */
	maxUsers: number;
	/** The sender of messages that name none. */
	sender: string;
}

/** An account or sub-account with all it owns but its messages. */
export class Account {
	readonly id: number;
	readonly parent: Account | null;
	readonly properties: AccountProperties;
	readonly book: ContactBook;
	readonly viberSenders = new Map<string, ViberSender>();
	readonly purchases: Purchase[] = [];
	/** What the parent account noted about this one. */
	readonly comments = new Map<number, Comment>();
	/** Messages whose state changed since `status/get` was last called. */
	readonly changes = new Map<number, Message>();

	constructor(ids: Ids, properties: AccountProperties, parent: Account | null) {
		this.id = ids.account();
		this.book = new ContactBook(ids);
		this.properties = properties;
		this.parent = parent;
	}

	get balance(): number {
		return this.properties.balance;
	}

	/** @param credits what is added; negative: what is taken */
	credit(credits: number): void {
		this.properties.balance += credits;
	}

	/** @returns whether a call may come from the address */
	allows(address: string): boolean {
		const { whitelist } = this.properties;
		return whitelist === null || whitelist.includes(address);
	}
}

/** @returns an API key such as real accounts have */
export function randomKey(): string {
	return randomBytes(10).toString('hex');
}
