import type { IDataObject } from 'n8n-workflow';

import type { ItemContext } from '../../../lib/api/context';
import type { NumberingPlan } from '../../../lib/phone/numberingPlan';
import { getBoolean } from '../validation/boolean';
import type { Recipient } from './parseRecipients';

/** A number to send to, the recipients that stand for it, and what became of it. */
export interface BulkTarget {
	number: string;
	recipients: Recipient[];
	/** Its text, where each has its own. */
	text?: string;
	result?: IDataObject;
	/** Whether the response of SMSB2B, which is output as it is, speaks of it. */
	isInAnswer?: boolean;
}

/** The numbers to send to, in the order of the recipients; each once with a text, if the user wants it so. */
export function bulkTargetsOf(
	recipients: Recipient[],
	eachOnce: boolean,
	plan: NumberingPlan,
): BulkTarget[] {
	const known = new Map<string, BulkTarget>();
	const targets: BulkTarget[] = [];
	for (const recipient of recipients) {
		if (recipient.refusal !== undefined) {
			targets.push(refused(recipient, recipient.refusal));
			continue;
		}
		const { number, text } = recipient;
		const key = `${plan.canonical(number)} ${text ?? ''}`;
		const same = eachOnce ? known.get(key) : undefined;
		if (same) {
			same.recipients.push(recipient);
			continue;
		}
		const target = { number, text, recipients: [recipient] };
		known.set(key, target);
		targets.push(target);
	}
	return targets;
}

/** Whether a number gets the message once, however often it occurs. */
export function skipsDuplicates(context: ItemContext): boolean {
	return getBoolean(context, 'options.skipDuplicates', 'Skip Duplicates', true);
}

/** Whether nothing is known yet of what becomes of a number. */
export function isSendable({ result }: BulkTarget): boolean {
	return result === undefined;
}

function refused(recipient: Recipient, reason: string): BulkTarget {
	return { number: '', recipients: [recipient], result: { accepted: false, reason } };
}
