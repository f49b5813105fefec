import type { ItemContext } from '../../../lib/api/context';
import { isBlank, trimmed } from '../../../lib/values/single';
import { parseDate } from '../fields/dates';
import type { Outgoing } from '../operation';
import { LABELS } from '../sendBetween/fields';
import { isOpen } from '../sendBetween/openings';
import { readHours } from '../sendBetween/readHours';
import { requireOpen } from '../sendBetween/schedule';
import { invalidInput } from '../validation/inputErrors';

/**
 * Checks the hours of an item, and what else is set, against each other.
 *
 * @throws ItemError when they cannot be kept
 */
export function requireHours(item: ItemContext, { outsideHours }: Outgoing): void {
	const hours = outsideHours && readHours(item);
	if (!hours) return;
	if (Object.hasOwn(Object(item.getNodeParameter('options', {})) as object, 'skipSent')) {
		throw invalidInput(item, {
			message: `"Skip Already Sent" cannot be used with "${LABELS.sendBetween}"`,
			description:
				'A message that is scheduled for later may not be in the history yet. Remove one of both; to send each message once, use "Message Key" under Safeguards.',
		});
	}
	if (outsideHours === 'reject') requireOpen(item);
	const sendAt: unknown = item.getNodeParameter('options.sendAt', '');
	if (isBlank(sendAt)) return;
	const time = parseDate(item, sendAt, 'Send At').setZone(item.getTimezone());
	if (isOpen(time, hours)) return;
	throw invalidInput(item, {
		message: `The time in "Send At" is outside the hours of "${LABELS.sendBetween}": ${trimmed(sendAt).slice(0, 60)}`,
		description: `It is ${time.toFormat('cccc, HH:mm', { locale: 'en' })} in the time zone of the workflow (${item.getTimezone()}). Enter a time within the hours, or remove one of both.`,
	});
}
