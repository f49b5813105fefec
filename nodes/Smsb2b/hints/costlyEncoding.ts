import { previewText } from '../../../lib/encoding/chooseEncoding';
import { encodingOption } from '../fields/message';
import { messageText } from '../fields/messageText';
import type { EndedItem } from '../operation';

/** Characters that are shown as the reason why a text costs more. */
const MOST_SHOWN = 3;

/**
 * Says when a text was charged as more parts than it would be in GSM 03.38: of the text with the most parts, so that the
 * others need not be measured.
 */
export function costlyEncoding(ended: EndedItem[]): string[] {
	let dearest: { parts: number; item: EndedItem['item'] } | undefined;
	for (const { item, outputs } of ended) {
		for (const { encoding, parts, alreadySent } of outputs) {
			if (encoding !== 'unicode' || typeof parts !== 'number' || alreadySent === true) continue;
			if (parts > (dearest?.parts ?? 1)) dearest = { parts, item };
		}
	}
	if (!dearest) return [];
	const { item, parts } = dearest;
	if (encodingOption(item) !== 'auto') return [];
	const { gsm, outsideGsm } = previewText(messageText(item), 'auto');
	if (gsm.parts >= parts) return [];
	const characters = outsideGsm.map((character) => `"${character}"`).join(', ');
	const because = outsideGsm.length <= MOST_SHOWN ? ` because of ${characters}` : '';
	return [
		`The message of item ${item.getItemIndex() + 1} was charged as ${parts} parts${because}. With Options > Encoding > GSM (Cheap) it is ${gsm.parts}; SMS: Preview shows how it then arrives.`,
	];
}
