import type { MessageView } from './control.mts';
import { element } from './element.mts';
import { openPhone, ownerOf, timeText } from './view.mts';
import type { View } from './view.mts';

/** The phones that got messages, the one with the latest first. */
export function phones(view: View, open: (msisdn: string) => void): Node[] {
	const latest = new Map<string, MessageView>();
	for (const message of view.messages) {
		latest.delete(message.to);
		latest.set(message.to, message);
	}
	if (latest.size === 0) return [emptyInbox(view)];
	return [...latest.values()].reverse().map((message) => entry(view, message, open));
}

function entry(view: View, message: MessageView, open: (msisdn: string) => void): HTMLElement {
	const { to, from, text, viber, createdAt } = message;
	return element(
		'button.entry',
		{
			type: 'button',
			click: () => open(to),
			'aria-current': to === openPhone(view) ? 'true' : undefined,
		},
		element('strong', {}, ownerOf(view, to)),
		element('time', {}, timeText(createdAt)),
		element('span.preview', {}, `${from}: ${text || (viber?.image ? 'picture' : '')}`),
	);
}

function emptyInbox(view: View): HTMLElement {
	const key = view.accounts.find(({ username }) => username === view.account)?.key ?? 'API-KEY';
	const example = `curl ${location.origin}/api/sms/send -d key=${key} -d to=6971234567 -d text=Hello`;
	return element(
		'div.empty',
		{},
		element('p', {}, 'No messages yet. Whatever number you send to, its phone appears here.'),
		element('pre', {}, example),
	);
}
