import type { ItemContext } from '../../../lib/api/context';
import type { DateTime } from '../../../lib/dates/readDate';
import { isBlank } from '../../../lib/values/single';
import { nextTimeToSend } from '../sendBetween/schedule';
import { parseDate } from './dates';

/** When a message will be sent that is scheduled, by Send At or for hours; undefined for one that is sent at once. */
export function sendTimeOf(context: ItemContext): DateTime | undefined {
	const sendAt: unknown = context.getNodeParameter('options.sendAt', '');
	return isBlank(sendAt) ? nextTimeToSend(context) : parseDate(context, sendAt, 'Send At');
}
