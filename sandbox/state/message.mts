import type { Mobile } from '../numbers/mobile.mts';
import type { Account } from './account.mts';

/** `s` sent, report pending; `d` delivered; `f` failed. */
export type MessageStatus = 's' | 'd' | 'f';
export type Channel = 'sms' | 'viber';

/** What a Viber message has beyond its text. */
export interface ViberContent {
	readonly senderId: string;
	readonly buttonCaption: string;
	readonly buttonAction: string;
	readonly image: string;
	readonly validity: number | null;
	readonly allDevices: boolean;
}

/** What is known when a message is handed over for sending. */
export interface Draft {
	readonly account: Account;
	readonly channel: Channel;
	readonly mobile: Mobile;
	readonly from: string;
	/** The text as it arrives. */
	readonly text: string;
	readonly ucs: boolean;
	readonly flash: boolean;
	readonly parts: number;
	/** Credits. */
	readonly cost: number;
	/** When it is to be sent (milliseconds); null: at once. */
	readonly sendAt: number | null;
	/** URL to be called with the delivery report. */
	readonly callback: string;
	/** The code of a two-factor message. */
	readonly code?: string;
	/** The bulk call it belongs to, where that had several recipients. */
	readonly bulkId?: number;
	readonly viber?: ViberContent;
	/** The SMS that is sent in place of a Viber message that failed. */
	readonly fallback?: Draft;
}

export interface Message extends Draft {
	readonly id: number;
	readonly createdAt: number;
	/** When it was sent; null while it waits for its time. */
	sentAt: number | null;
	status: MessageStatus;
	reportedAt: number | null;
	/** The id of the fallback SMS that was sent in its place. */
	fallbackId: number | null;
}

/** @returns seconds from sending to the report; empty while there is none */
export function timeToDeliver(message: Message): number | '' {
	if (message.sentAt === null || message.reportedAt === null) return '';
	return Math.round((message.reportedAt - message.sentAt) / 1000);
}
