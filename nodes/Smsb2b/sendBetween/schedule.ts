import { type IDataObject, tryToParseDateTime } from 'n8n-workflow';

import type { ItemContext } from '../../../lib/api/context';
import type { DateTime } from '../../../lib/dates/readDate';
import type { OutsideHours } from '../operation';
import { isBlank } from '../../../lib/values/single';
import { invalidInput } from '../validation/inputErrors';
import { LABELS } from './fields';
import { isOpen, nextOpening } from './openings';
import { readHours } from './readHours';

/** When the message of an item may go out; undefined for now, and where it has a time of its own. */
export function nextTimeToSend(item: ItemContext): DateTime | undefined {
	const hours = readHours(item);
	if (!hours || !isBlank(item.getNodeParameter('options.sendAt', ''))) return undefined;
	const now = tryToParseDateTime(new Date(Date.now()), item.getTimezone());
	return isOpen(now, hours) ? undefined : nextOpening(now, hours);
}

/**
 * Schedules a message that is about to leave, where it may not go out now.
 *
 * @param body the form fields of its request; `timestamp` is in seconds since 1970 (reference, sms/send)
 * @returns what the output says of it
 */
export function schedule(item: ItemContext, body: IDataObject): { scheduledFor?: string } {
	const time = nextTimeToSend(item);
	if (!time) return {};
	body.timestamp = time.toUnixInteger();
	return { scheduledFor: String(time.toISO()) };
}

/** @throws ItemError where a message may not go out now, and cannot be scheduled */
export function requireOpen(item: ItemContext): void {
	const time = nextTimeToSend(item);
	if (!time) return;
	throw invalidInput(item, {
		message: `It is outside the hours of "${LABELS.sendBetween}", and Viber messages cannot be scheduled`,
		description: `Start the workflow again from ${time.toFormat('yyyy-MM-dd HH:mm')} on (${item.getTimezone()}), e.g. with a Schedule Trigger, or send an SMS, which is scheduled for then.`,
	});
}

/** Does with a message that leaves outside the hours what its channel can do. */
export const OUTSIDE_HOURS: Readonly<Record<OutsideHours, typeof schedule>> = {
	schedule,
	reject(item) {
		requireOpen(item);
		return {};
	},
};
