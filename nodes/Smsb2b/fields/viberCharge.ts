import type { ItemContext } from '../../../lib/api/context';
import { trimmed } from '../../../lib/values/single';
import type { PlannedMessages } from '../operation';
import { getBoolean } from '../validation/boolean';
import { encodingOf } from './message';
import { smsFallback } from './viber';

/** The parameters of a message whose texts people read, and the addresses that it opens and shows. */
export const MESSAGE_TEXTS = ['text', 'buttonCaption', 'buttonAction', 'image', 'smsText'] as const;

/** What a Viber message is charged as: at its sender, and for the SMS in its place. */
export function viberCharge(item: ItemContext): Omit<PlannedMessages, 'count'> {
	const hasSms = getBoolean(item, 'smsFallback', smsFallback.displayName);
	return {
		parts: hasSms ? encodingOf(item, 'smsText').parts : 0,
		viberSender: trimmed(item.getNodeParameter('from', '')),
	};
}
