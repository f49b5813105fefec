import type { ExecuteContext, ItemContext, PreparedRequest } from '../../../lib/api/context';
import { placeLink } from '../../../lib/reply';
import { encodingOption } from '../fields/message';
import { messageText } from '../fields/messageText';
import { sampleResponseLink } from '../sendAndWait/link';
import { checkRecipient } from './checkRecipient';
import { hasResponseLink } from './sampleLinks';
import { textColumns, type TextColumns } from './textColumns';

/** A message as it would be sent. Of one without a recipient only the text is known. */
export interface MessagePreview extends TextColumns {
	to?: string;
	/** Null where the number was not looked up. */
	valid?: boolean | null;
	/** Why the number is not valid. */
	reason?: string;
	msisdn?: string | null;
	/** Credits; null where the price is unknown. */
	cost?: number | null;
	mcc?: string | null;
	mnc?: string | null;
}

/**
 * What would become of the message of an item, without sending it.
 *
 * @throws ItemError for a text that cannot be sent, and when the look-up of the number fails
 */
export async function previewMessage(
	context: ExecuteContext,
	request: PreparedRequest,
): Promise<MessagePreview> {
	const text = textColumns(wholeText(context), encodingOption(context));
	const recipient = await checkRecipient(context, request);
	if (!recipient) return text;
	if (recipient.valid === false) return { ...recipient, ...text };
	const { price, mcc, mnc, ...number } = recipient;
	const cost = price === null ? null : roundedCredits(price * text.parts);
	const { parts, ...others } = text;
	return { ...number, parts, cost, ...others, mcc, mnc };
}

/** Prices may have decimals, of which sums must not make more. */
export function roundedCredits(credits: number): number {
	return Math.round(credits * 10_000) / 10_000;
}

/** With the links that are added to it. */
function wholeText(context: ItemContext): string {
	const text = messageText(context);
	return hasResponseLink(context) ? placeLink(text.trim(), sampleResponseLink(context)) : text;
}
