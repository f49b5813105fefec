import type { Mobile } from '../numbers/mobile.mts';
import type { Account } from '../state/account.mts';
import type { Draft } from '../state/message.mts';
import { toGsm } from '../text/gsm.mts';
import { countParts } from '../text/parts.mts';

/** A text as the gateway sends it. */
export interface Content {
	readonly text: string;
	readonly ucs: boolean;
	readonly parts: number;
}

/** What a caller says of an SMS, whoever receives it. */
export interface SmsOptions {
	readonly content: Content;
	readonly from: string;
	readonly flash: boolean;
	/** When it is to be sent (milliseconds); null: at once. */
	readonly sendAt?: number | null;
	readonly callback?: string;
	readonly code?: string;
	readonly bulkId?: number;
}

const NUMERIC = /^\+?\d+$/;
const LONGEST_NUMERIC_SENDER = 16;
const LONGEST_SENDER = 11;

/** Writes a text in the alphabet it is sent in, and counts its parts. */
export function encode(typed: string, ucs: boolean): Content {
	const text = ucs ? typed : toGsm(typed);
	return { text, ucs, parts: countParts(text, ucs) };
}

/** Prepares an SMS as the gateway would send it: the sender cut to size, the cost of all parts. */
export function draftSms(account: Account, mobile: Mobile, options: SmsOptions): Draft {
	const { content, from, ...others } = options;
	return {
		account,
		channel: 'sms',
		mobile,
		sendAt: null,
		callback: '',
		...content,
		...others,
		from: cutSender(from || account.properties.sender),
		cost: content.parts * mobile.cost,
	};
}

/** @returns whether the gateway takes the sender as it stands */
export function isValidSender(sender: string): boolean {
	return cutSender(sender) === sender && /^[\w .&+-]*$/.test(sender);
}

function cutSender(sender: string): string {
	return sender.slice(0, NUMERIC.test(sender) ? LONGEST_NUMERIC_SENDER : LONGEST_SENDER);
}
