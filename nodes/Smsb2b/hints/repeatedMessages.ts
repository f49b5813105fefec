import type { ItemContext } from '../../../lib/api/context';
import { countEach } from '../../../lib/values/countEach';
import { textOf, trimmed } from '../../../lib/values/single';
import { replySettings } from '../fields/messageText';
import { MESSAGE_TEXTS } from '../fields/viberCharge';
import type { EndedItem } from '../operation';

/** Says when several input items sent the same message to the same number, in the same spelling. */
export function repeatedMessages(ended: EndedItem[]): string[] {
	const sent = ended.filter(({ outputs }) =>
		outputs.every(({ alreadySent }) => alreadySent !== true),
	);
	const counts = countMessages(sent.map(({ item }) => item));
	const repeated = [...counts.values()].filter((count) => count > 1);
	if (repeated.length === 0) return [];
	if (counts.size === 1) {
		return [
			`${repeated[0]} equal messages to the same number were sent, one for each input item. To send a single one, turn on Execute Once in the node's settings.`,
		];
	}
	const who = repeated.length === 1 ? 'One number' : `${repeated.length} numbers`;
	return [
		`${who} received the same message more than once, because several input items have the same number and content. To prevent it, put a Remove Duplicates node before this one.`,
	];
}

/** How many of the items have each message: what one number gets to see, in the same spelling, with the same reply link. */
export function countMessages(items: ItemContext[]): Map<string, number> {
	const messages = items.map((item) => {
		const to = trimmed(item.getNodeParameter('to', ''));
		const { url, reference } = replySettings(item);
		const seen = MESSAGE_TEXTS.map((name) => textOf(item.getNodeParameter(name, '')));
		return JSON.stringify([to, ...seen, url && reference]);
	});
	return countEach(messages);
}
