import type { IDataObject } from 'n8n-workflow';

import { canonical, mayBeNumber } from '../numbers/spelling';
import type { Recipient } from './recipient';

const NO_NUMBER = 'There is no number here. Nothing was sent for it.';
const NOT_A_NUMBER = 'This is not a mobile number. It was not sent to SMSB2B.';

/** A number to send to, the recipients that stand for it, and what became of it. */
export interface Addressee {
	number: string;
	recipients: Recipient[];
	result?: IDataObject;
	/** Whether the answer of SMSB2B, which is output as it is, speaks of it. */
	isInAnswer?: boolean;
}

/** The numbers to send to, in the order of the recipients; each once, if the user wants it so. */
export function addresseesOf(recipients: Recipient[], once: boolean): Addressee[] {
	const known = new Map<string, Addressee>();
	const addressees: Addressee[] = [];
	for (const recipient of recipients) {
		const number = canonical(recipient.written);
		const same = once ? known.get(number) : undefined;
		if (same && !same.result) {
			same.recipients.push(recipient);
			continue;
		}
		const addressee: Addressee = {
			number: recipient.written,
			recipients: [recipient],
			result: unusable(recipient.written),
		};
		known.set(number, addressee);
		addressees.push(addressee);
	}
	return addressees;
}

function unusable(written: string): IDataObject | undefined {
	if (mayBeNumber(written)) return undefined;
	return { accepted: false, reason: written === '' ? NO_NUMBER : NOT_A_NUMBER };
}
