import type { IDataObject } from 'n8n-workflow';

import { readMobileNumbers } from '../../../lib/phone/readMobileNumber';
import { wordsFor } from '../../../lib/phone/reasons';

/** A recipient of a bulk message. */
export interface Recipient {
	/** How the user wrote it. */
	written: string;
	/** The input item it came from. */
	item: number;
	/** As it goes out; empty when it is no number. */
	number: string;
	/** Why it is no number. */
	refusal?: string;
	/** The text for it, where each has its own. */
	text?: string;
	/** What its output begins with. */
	about?: IDataObject;
}

export const NOTHING_SENT = 'Nothing was sent for it.';

/**
 * The recipients of a list: commas, semicolons, line breaks and bars part them; an expression may also
 * give an array. Empty places are left out.
 */
export function parseRecipients(value: unknown, item: number): Recipient[] {
	return readMobileNumbers(value).map((entry) => {
		if (entry.kind === 'one') return { written: entry.written, item, number: entry.number };
		const { message, description } = wordsFor(entry, 'This value');
		const refusal = `${message}. ${description} ${NOTHING_SENT}`;
		return { written: entry.written, item, number: '', refusal };
	});
}

/** What stands for an input item that has no number, so that it gets an output as well. */
export function missing(item: number): Recipient {
	return { written: '', item, number: '', refusal: `No number. ${NOTHING_SENT}` };
}
