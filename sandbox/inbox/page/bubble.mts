import type { MessageView, ReportStatus } from './control.mts';
import { element } from './element.mts';
import { timeText } from './view.mts';

type Report = (id: number, status: ReportStatus) => void;

/** Pictures that could not be loaded, and are not asked for again at every change. */
const unreachable = new Set<string>();
/** Opens a link in a window of its own, which learns nothing of this page. */
const elsewhere = { target: '_blank', rel: 'noopener noreferrer' };
const STATES = { s: 'sent', d: 'delivered', f: 'failed' } as const;

/** One message as the phone shows it, with what its sender knows of it below. */
export function bubble(message: MessageView, report: Report): HTMLElement {
	const { channel, flash, from, createdAt, sentAt, text } = message;
	return element(
		`li.bubble.${channel}${flash ? '.flash' : ''}`,
		{ 'data-id': String(message.id), 'data-status': message.status },
		element(
			'div.from',
			{},
			element('strong', {}, from),
			element('time', {}, timeText(sentAt ?? createdAt)),
		),
		flash && element('span.tag', {}, 'flash'),
		picture(message),
		text !== '' && element('p.text', {}, ...withLinks(text)),
		viberButton(message),
		element('div.facts', {}, facts(message)),
		states(message, report),
	);
}

function picture({ viber }: MessageView): HTMLElement | null {
	if (!viber?.image) return null;
	const missing = () => element('p.missing', {}, viber.image);
	if (unreachable.has(viber.image)) return missing();
	const instead = ({ target }: Event) => {
		unreachable.add(viber.image);
		(target as HTMLElement).replaceWith(missing());
	};
	return element('img.picture', {
		src: viber.image,
		alt: 'Picture of the message',
		referrerpolicy: 'no-referrer',
		error: instead,
	});
}

/** A text as phones show it: web addresses can be tapped. */
function withLinks(text: string): Array<Node | string> {
	return text.split(/(https?:\/\/[^\s<>"]+)/).flatMap((part, index) => {
		const isAddress = index % 2 === 1;
		if (!isAddress) return [part];
		// A sentence may end behind an address.
		const address = part.replace(/[.,;:!?)\]]+$/, '');
		const link = element('a', { href: address, ...elsewhere }, address);
		return [link, part.slice(address.length)];
	});
}

function viberButton({ viber }: MessageView): HTMLElement | null {
	if (!viber?.buttonCaption) return null;
	const { buttonAction, buttonCaption } = viber;
	const isLink = /^https?:\/\//i.test(buttonAction);
	return element(
		'a.action',
		{
			href: isLink ? buttonAction : undefined,
			...elsewhere,
			title: buttonAction,
		},
		buttonCaption,
	);
}

function facts({
	id,
	channel,
	ucs,
	parts,
	cost,
	code,
	callback,
	fallbackId,
	bulkId,
}: MessageView): string {
	const credits = `${cost} ${cost === 1 ? 'credit' : 'credits'}`;
	const sms = `${parts} ${parts === 1 ? 'part' : 'parts'} · ${ucs ? 'UCS-2' : 'GSM'}`;
	return [
		`${channel === 'viber' ? 'Viber' : 'SMS'} ${id}`,
		channel === 'sms' && sms,
		credits,
		bulkId !== undefined && `bulk ${bulkId}`,
		code !== undefined && `code ${code}`,
		callback !== '' && 'callback',
		fallbackId !== null && `replaced by SMS ${fallbackId}`,
	]
		.filter(Boolean)
		.join(' · ');
}

function states({ id, status, scheduled, sendAt, ttd }: MessageView, report: Report): HTMLElement {
	const state = scheduled ? `scheduled for ${timeText(sendAt ?? 0)}` : STATES[status];
	const after = !ttd ? '' : ` after ${ttd} s`;
	const button = (to: ReportStatus, label: string) =>
		element(
			'button.quiet',
			{ type: 'button', disabled: status === to, click: () => report(id, to) },
			label,
		);
	return element(
		'div.states',
		{},
		element(`span.state.${scheduled ? 'scheduled' : STATES[status]}`, {}, `${state}${after}`),
		button('d', 'Deliver'),
		button('f', 'Fail'),
	);
}
