import type { Mobile } from '../numbers/mobile.mts';
import type { Account } from '../state/account.mts';
import type { Draft } from '../state/message.mts';
import { toGsm } from '../text/gsm.mts';
import { countParts } from '../text/parts.mts';

/** What a caller says of an SMS, whoever receives it. */
export interface SmsOptions {
	readonly text: string;
	readonly from: string;
	readonly ucs: boolean;
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

/** Prepares an SMS as the gateway would send it: the text in its alphabet, the sender cut to size, the cost of all parts. */
export function draftSms(account: Account, mobile: Mobile, options: SmsOptions): Draft {
	const text = options.ucs ? options.text : toGsm(options.text);
	const parts = countParts(text, options.ucs);
	return {
		account,
		channel: 'sms',
		mobile,
		from: cutSender(options.from || account.properties.sender),
		text,
		ucs: options.ucs,
		flash: options.flash,
		parts,
		cost: parts * mobile.cost,
		sendAt: options.sendAt ?? null,
		callback: options.callback ?? '',
		...(options.code !== undefined && { code: options.code }),
		...(options.bulkId !== undefined && { bulkId: options.bulkId }),
	};
}

/** @returns whether the gateway takes the sender as it stands */
export function isValidSender(sender: string): boolean {
	return cutSender(sender) === sender && /^[\w .&+-]*$/.test(sender);
}

function cutSender(sender: string): string {
	return sender.slice(0, NUMERIC.test(sender) ? LONGEST_NUMERIC_SENDER : LONGEST_SENDER);
}
