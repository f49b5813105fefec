import type { Encoding } from '../../../lib/encoding/parts';
import { NumberIndex } from '../../../lib/phone/numberIndex';
import type { NumberingPlan } from '../../../lib/phone/numberingPlan';
import {
	isDamaged,
	type Likeness,
	likenessTo,
	type ListedText,
	uncertainCharacters,
} from './sameText';
import type { Gap, SentHistory, HistoryMessage } from './sentHistory';

/** A message that is to be sent, unless it was sent since a time (milliseconds since 1970). */
export interface Wanted {
	to: string;
	text: string;
	encoding: Encoding;
	since: number;
}

/** What the history says of a message that is to be sent: nothing, that it was sent, or why it may have been. */
export type Verdict = { sent: HistoryMessage } | { unsure: string } | undefined;

/** What makes two messages one for certain, the surest first. */
const CERTAIN: ReadonlyArray<['exact' | 'completed', Likeness]> = [
	['exact', 'typed'],
	['exact', 'written'],
	['completed', 'typed'],
	['completed', 'written'],
];

/**
 * Messages without their recipient with which each one that is to be sent is compared. SMSB2B has hardly any; a server
 * that lists them by the ten thousand would keep n8n busy for minutes.
 */
const MOST_NAMELESS = 1_000;

const tooManyNameless = (count: number) =>
	`The history lists ${count} messages without their recipients.`;

/**
 * Finds for each message that is to be sent the one of the history that it is. Each of the history stands for one only,
 * first for that which it is most surely: the very number before a national one that SMSB2B completed, and the text as
 * it was typed before what the gateway made of it. Where several may be, the oldest is taken, so that those that look
 * back less far find theirs as well.
 */
export function matchHistory(
	wanted: Wanted[],
	{ messages, gaps }: SentHistory,
	plan: NumberingPlan,
): Verdict[] {
	const index = new NumberIndex<HistoryMessage>(plan, ({ to }) => String(to));
	const inOrder = messages.toSorted((one, other) => timeOf(one) - timeOf(other));
	for (const message of inOrder) if (message.to !== undefined) index.add(message);
	const oldest = wanted.reduce((least, { since }) => Math.min(least, since), Infinity);
	const nameless = [...messages.filter(({ to }) => to === undefined), ...gaps].filter(
		({ at }) => !(at < oldest),
	);
	const likeness = likenessOnce();
	const found = new Map<Wanted, HistoryMessage>();
	for (const [number, text] of CERTAIN) {
		for (const each of wanted.filter((open) => !found.has(open))) {
			const sent = index[number](each.to).find((listed) => likeness(each, listed) === text);
			if (!sent) continue;
			index.take(sent);
			found.set(each, sent);
		}
	}
	return wanted.map((each) => {
		const sent = found.get(each);
		if (sent) return { sent };
		if (nameless.length > MOST_NAMELESS) return { unsure: tooManyNameless(nameless.length) };
		const others = [...index.exact(each.to), ...index.perhaps(each.to), ...nameless];
		const perhaps = others.find((listed) => likeness(each, listed) !== 'other');
		return perhaps && { unsure: whyUnsure(perhaps, each, plan) };
	});
}

/** How like a listed message is to a wanted one, numbers aside; each text is taken apart once. */
function likenessOnce(): (wanted: Wanted, listed: HistoryMessage | Gap) => Likeness {
	const known = new Map<string, (listed: ListedText) => Likeness>();
	return ({ text, encoding, since }, { text: listed, isUnicode, at }) => {
		// A time that cannot be read counts as recent: what is sent once too little can be sent again.
		if (at < since) return 'other';
		if (listed === undefined) return 'perhaps';
		const key = `${encoding} ${text}`;
		const likeness = known.get(key) ?? likenessTo(text, encoding);
		known.set(key, likeness);
		return likeness({ text: listed, isUnicode });
	};
}

function timeOf({ at }: HistoryMessage): number {
	return Number.isNaN(at) ? Infinity : at;
}

function whyUnsure(
	listed: HistoryMessage | Gap,
	{ to, text, encoding }: Wanted,
	{ canonical }: NumberingPlan,
): string {
	if ('total' in listed)
		return `The history has a message with this text to ${listed.total} recipients, but lists only ${listed.listed} of them.`;
	const which = `The history lists ${listed.smsId ? `message ${listed.smsId}` : 'a message'}`;
	if (listed.text === undefined) return `${which} without its text.`;
	if (isDamaged(listed.text)) return `${which} with a text that cannot be read completely.`;
	if (listed.to === undefined) return `${which} with this text, without its recipient.`;
	const likely = `${which} to ${listed.to}, which may be this`;
	if (canonical(listed.to) !== canonical(to)) return `${likely} number with its country code.`;
	if (encoding === 'unicode')
		return `${likely} text in GSM. If it is, set "Encoding" to GSM (Cheap).`;
	const characters = uncertainCharacters(text).join(' ');
	return `${likely} text: it is unknown how SMSB2B writes ${characters} in GSM.`;
}
